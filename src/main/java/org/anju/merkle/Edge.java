package org.anju.merkle;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The right edge of a growing tree: the hashes of its last tile at each level, which is all that is needed
/// to add leaves and to tell the root.
public final class Edge {

    private static final int BITS = 8;

    private final List<List<Hash>> tiles = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private long size;

    /// The hash of a full tile, which stands in a tile of the level above.
    public record Node(int level, long index, Hash hash) {}

    /// @param last the hashes of the last tile of each level, level 0 first; none of them full
    public Edge(long size, List<List<Hash>> last) {
        this.size = size;
        for (int level = 0; level < last.size() || size >> BITS * level > 0; level++) {
            long wanted = (size >> BITS * level) % Tile.FULL;
            var tile = level < last.size() ? last.get(level) : List.<Hash>of();
            if (tile.size() != wanted) {
                throw new IllegalArgumentException("A tree of %d has %d hashes in its last tile of level %d, not %d."
                        .formatted(size, wanted, level, tile.size()));
            }
            tiles.add(new ArrayList<>(tile));
        }
    }

    /// The edge of a tree without leaves.
    public Edge() {
        this(0, List.of());
    }

    /// @return the index of the leaf
    public long add(Hash leaf) {
        add(0, leaf);
        return size++;
    }

    private void add(int level, Hash hash) {
        if (tiles.size() == level) {
            tiles.add(new ArrayList<>());
        }
        var tile = tiles.get(level);
        tile.add(hash);
        if (tile.size() == Tile.FULL) {
            var above = Tiles.perfect(tile);
            tile.clear();
            nodes.add(new Node(level + 1, size >> BITS * (level + 1), above));
            add(level + 1, above);
        }
    }

    public long size() {
        return size;
    }

    public Hash root() {
        @Nullable Hash root = null;
        for (var tile : tiles) {
            int until = tile.size();
            while (until > 0) {
                int width = Integer.lowestOneBit(until);
                var part = Tiles.perfect(tile.subList(until - width, until));
                root = root == null ? part : Hash.node(part, root);
                until -= width;
            }
        }
        return root == null ? Hash.EMPTY : root;
    }

    /// The nodes that came to be since this was last asked, in the order in which they did.
    public List<Node> taken() {
        var taken = List.copyOf(nodes);
        nodes.clear();
        return taken;
    }
}
