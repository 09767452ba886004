package org.anju.merkle;

import java.util.List;

/// Checks proofs without the tree (RFC 9162, sections 2.1.3.2 and 2.1.4.2, on the trees of RFC 6962).
public final class Proofs {

    private Proofs() {}

    /// Whether the leaf stands at `index` in the tree of this size and root.
    public static boolean includes(Hash leaf, long index, long size, List<Hash> path, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long place = index;
        long last = size - 1;
        var hash = leaf;
        for (var beside : path) {
            if (last == 0) {
                return false;
            }
            if ((place & 1) == 1 || place == last) {
                hash = Hash.node(beside, hash);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Hash.node(hash, beside);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    /// Whether the tree of `size` and `root` begins with the whole tree of `old` and `oldRoot`.
    public static boolean consistent(long old, Hash oldRoot, long size, Hash root, List<Hash> path) {
        if (old < 0 || old > size) {
            return false;
        }
        if (old == size || old == 0) {
            return path.isEmpty() && (old == 0 ? oldRoot.equals(Hash.EMPTY) : oldRoot.equals(root));
        }
        long place = old - 1;
        long last = size - 1;
        while ((place & 1) == 1) {
            place >>= 1;
            last >>= 1;
        }
        // The old tree is a full subtree: the proof need not say its root.
        boolean given = place == 0;
        if (!given && path.isEmpty()) {
            return false;
        }
        var before = given ? oldRoot : path.getFirst();
        var after = before;
        for (var beside : given ? path : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((place & 1) == 1 || place == last) {
                before = Hash.node(beside, before);
                after = Hash.node(beside, after);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                after = Hash.node(after, beside);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && before.equals(oldRoot) && after.equals(root);
    }
}
