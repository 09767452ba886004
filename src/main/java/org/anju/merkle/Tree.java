package org.anju.merkle;

import java.util.ArrayList;
import java.util.List;

/// A tree of a certain size, and the proofs that can be made of it (RFC 6962, section 2.1).
///
/// @param nodes must have every full subtree below `size`
public record Tree(Nodes nodes, long size) {

    public Tree {
        if (size < 0) {
            throw new IllegalArgumentException("A tree has no negative size: " + size + ".");
        }
    }

    public Hash root() {
        return size == 0 ? Hash.EMPTY : subtree(0, size);
    }

    /// That the leaf is in this tree: the hashes beside its way up, the leaf's neighbour first.
    public List<Hash> inclusion(long index) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("The leaf %d is not in a tree of %d.".formatted(index, size));
        }
        var path = new ArrayList<Hash>();
        include(index, 0, size, path);
        return path;
    }

    /// That this tree grew from the one of `old` leaves by adding only; empty where there is nothing to
    /// prove.
    public List<Hash> consistency(long old) {
        if (old < 0 || old > size) {
            throw new IllegalArgumentException("A tree of %d did not grow from one of %d.".formatted(size, old));
        }
        var path = new ArrayList<Hash>();
        if (old > 0 && old < size) {
            grow(old, 0, size, true, path);
        }
        return path;
    }

    private void include(long index, long from, long until, List<Hash> path) {
        if (until - from == 1) {
            return;
        }
        long middle = from + split(until - from);
        if (index < middle) {
            include(index, from, middle, path);
            path.add(subtree(middle, until));
        } else {
            include(index, middle, until, path);
            path.add(subtree(from, middle));
        }
    }

    /// @param known whether the reader knows the subtree as the whole old tree
    private void grow(long old, long from, long until, boolean known, List<Hash> path) {
        if (old == until) {
            if (!known) {
                path.add(subtree(from, until));
            }
            return;
        }
        long middle = from + split(until - from);
        if (old <= middle) {
            grow(old, from, middle, known, path);
            path.add(subtree(middle, until));
        } else {
            grow(old, middle, until, false, path);
            path.add(subtree(from, middle));
        }
    }

    private Hash subtree(long from, long until) {
        long leaves = until - from;
        if (Long.bitCount(leaves) == 1) {
            int height = Long.numberOfTrailingZeros(leaves);
            return nodes.at(height, from >> height);
        }
        long middle = from + split(leaves);
        return Hash.node(subtree(from, middle), subtree(middle, until));
    }

    // The largest power of two below the number of leaves.
    private static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }
}
