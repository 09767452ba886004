package org.anju.cases;

import org.anju.shared.Access;

/// What follows from a granted case 办理结果, offered as a bean: a matter names it by its `outcome`.
public interface Outcome {

    /// The name by which matters ask for it.
    String name();

    /// Carries it out, in the transaction of the decision: what it throws takes the decision back.
    void granted(Case granted, Access access);

    /// What is left to do once the decision is committed, in the same request and outside any transaction: what
    /// has to read the register first, such as a certificate. The decision stands whatever this throws, and a
    /// program that is killed does not come here: a duty of the module makes up for it.
    default void afterwards(Case granted) {}
}
