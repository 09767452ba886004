package org.anju.notices;

/// Hands a letter to whoever brings it to its receiver.
interface Carrier {

    Way way();

    /// Whether this installation has one; without, nobody is offered this way.
    boolean isSetUp();

    Handed hand(Letter letter, Letter.Content content);
}
