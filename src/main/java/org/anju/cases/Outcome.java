package org.anju.cases;

import org.anju.shared.Access;

/// What follows from a granted case 办理结果, offered as a bean: a matter names it by its `outcome`.
public interface Outcome {

    /// The name by which matters ask for it.
    String name();

    /// Carries it out, in the transaction of the decision: what it throws takes the decision back.
    void granted(Case granted, Access access);
}
