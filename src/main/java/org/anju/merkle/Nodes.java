package org.anju.merkle;

/// Where a tree's hashes are read: each is the root of a full subtree of `2^height` leaves.
@FunctionalInterface
public interface Nodes {

    /// @param height 0 for a leaf
    /// @param index of the subtree among those of its height; its leaves begin at `index << height`
    Hash at(int height, long index);
}
