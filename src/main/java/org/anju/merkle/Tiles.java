package org.anju.merkle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Reads the hashes of a tree from its tiles, each tile once.
public final class Tiles implements Nodes {

    private static final int BITS = 8;

    private final long size;
    private final Function<Tile, byte[]> source;
    private final Map<Tile, List<Hash>> read = new HashMap<>();

    /// @param size of the tree, by which is known how wide its last tiles are
    public Tiles(long size, Function<Tile, byte[]> source) {
        this.size = size;
        this.source = source;
    }

    @Override
    public Hash at(int height, long index) {
        int level = height / BITS;
        int above = height % BITS;
        long first = index << above;
        long hashes = size >> BITS * level;
        var tile = new Tile(level, first >> BITS, (int) Math.min(Tile.FULL, hashes - (first >> BITS << BITS)));
        int from = (int) (first - tile.first());
        return perfect(read.computeIfAbsent(tile, wanted -> hashes(wanted, source.apply(wanted)))
                .subList(from, from + (1 << above)));
    }

    /// The hashes of a tile as published.
    public static List<Hash> hashes(Tile tile, byte[] bytes) {
        if (bytes.length != tile.width() * Hash.BYTES) {
            throw new IllegalArgumentException("The tile %s has %d bytes, not %d."
                    .formatted(tile.path(), bytes.length, tile.width() * Hash.BYTES));
        }
        var hashes = new ArrayList<Hash>(tile.width());
        for (int from = 0; from < bytes.length; from += Hash.BYTES) {
            hashes.add(Hash.of(java.util.Arrays.copyOfRange(bytes, from, from + Hash.BYTES)));
        }
        return hashes;
    }

    /// The root over a power of two of hashes.
    static Hash perfect(List<Hash> hashes) {
        var row = hashes;
        while (row.size() > 1) {
            var above = new ArrayList<Hash>(row.size() / 2);
            for (int i = 0; i < row.size(); i += 2) {
                above.add(Hash.node(row.get(i), row.get(i + 1)));
            }
            row = above;
        }
        return row.getFirst();
    }
}
