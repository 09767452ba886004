package org.anju.linkage;

/// Whoever wants to know how far a linkage is.
public interface Watch {

    /// What is being done.
    enum Stage {
        BLOCKING,
        COMPARING,
        LEARNING,
        GROUPING
    }

    /// A stage begins with so many things to do.
    void begins(Stage stage, long things);
}
