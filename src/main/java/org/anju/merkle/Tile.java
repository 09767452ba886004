package org.anju.merkle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A piece of the tree as it is published (C2SP tlog-tiles): up to 256 hashes side by side, each the root of
/// a full tile below; at level 0 the hashes of leaves, or the entries themselves as a bundle.
///
/// @param level [#ENTRIES] for a bundle of entries
/// @param width how many it has; 256 where it is full
public record Tile(int level, long index, int width) {

    /// In a full tile.
    public static final int FULL = 256;

    /// Stands for the level of a bundle of entries.
    public static final int ENTRIES = -1;

    private static final int BITS = 8;
    private static final int TOP_LEVEL = 63 / BITS;
    private static final Pattern PATH =
            Pattern.compile("(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,4})([0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public Tile {
        if (level < ENTRIES || level > TOP_LEVEL || index < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException("No tile: level %d, index %d, width %d.".formatted(level, index, width));
        }
    }

    /// The tile of a path below `tile/`; empty where the path names none.
    public static Optional<Tile> at(String path) {
        var parts = PATH.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int level = parts.group(1).equals("entries") ? ENTRIES : Integer.parseInt(parts.group(1));
        long index = Long.parseLong(parts.group(2).replaceAll("[x/]", "") + parts.group(3));
        int width = parts.group(4) == null ? FULL : Integer.parseInt(parts.group(4));
        if (level > TOP_LEVEL || parts.group(4) != null && width >= FULL) {
            return Optional.empty();
        }
        var tile = new Tile(level, index, width);
        return tile.path().equals(path) ? Optional.of(tile) : Optional.empty();
    }

    /// The tiles of a tree of this size at one level, the last perhaps not full.
    public static List<Tile> of(int level, long size) {
        long hashes = size >> BITS * Math.max(level, 0);
        var tiles = new ArrayList<Tile>();
        for (long index = 0; index << BITS < hashes; index++) {
            tiles.add(new Tile(level, index, (int) Math.min(FULL, hashes - (index << BITS))));
        }
        return tiles;
    }

    /// Where it is published, below `tile/`.
    public String path() {
        var path = new StringBuilder("%03d".formatted(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            path.insert(0, "x%03d/".formatted(rest % 1000));
        }
        path.insert(0, (level == ENTRIES ? "entries" : String.valueOf(level)) + "/");
        return width == FULL ? path.toString() : path + ".p/" + width;
    }

    /// The index of its first hash among those of its level.
    public long first() {
        return index << BITS;
    }

    /// Whether a tree of this size has it.
    public boolean within(long size) {
        return first() + width <= size >> BITS * Math.max(level, 0);
    }
}
