package org.anju.kiosk;

/// Whether somebody at a machine has asked for a person.
public enum Calling {
    /// nobody has, or so long ago that it was somebody else
    NOT,
    /// the staff see it
    CALLED,
    /// one of them has said that they go there
    COMING
}
