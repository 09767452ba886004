package org.anju.merkle;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Trees for tests, made as the definition in RFC 6962 reads and not as the house makes them.
public final class Trees {

    private Trees() {}

    static byte[] entry(long index) {
        return ("entry " + index).getBytes(StandardCharsets.UTF_8);
    }

    static List<Hash> leaves(int size) {
        var leaves = new ArrayList<Hash>();
        for (int i = 0; i < size; i++) {
            leaves.add(Hash.leaf(entry(i)));
        }
        return leaves;
    }

    /// MTH of RFC 6962, section 2.1, word for word.
    static Hash root(List<Hash> leaves) {
        if (leaves.isEmpty()) {
            return Hash.EMPTY;
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int k = Integer.highestOneBit(leaves.size() - 1);
        return Hash.node(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
    }

    /// The tree over tiles as they would be published.
    static Tree tiled(List<Hash> leaves) {
        return new Tree(new Tiles(leaves.size(), tile -> tile(leaves, tile)), leaves.size());
    }

    static byte[] tile(List<Hash> leaves, Tile tile) {
        var bytes = new ByteArrayOutputStream();
        int span = 1 << 8 * tile.level();
        for (long i = tile.first(); i < tile.first() + tile.width(); i++) {
            bytes.writeBytes(
                    root(leaves.subList((int) i * span, (int) (i + 1) * span)).bytes());
        }
        return bytes.toByteArray();
    }
}
