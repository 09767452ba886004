package org.anju.names;

/// How a name came to be found, the nearest first.
public enum Likeness {
    /// the very name
    NAME,
    /// the name with an old, traditional or variant character, or one of a private-use code
    OLD_CHARACTER,
    /// the given name alone, or a part of a name of several parts
    GIVEN_NAME,
    /// a reading of its characters
    PINYIN,
    /// what is easily heard as the same
    SOUNDS_ALIKE,
    /// the initials of a reading
    INITIALS,
    /// the beginning of the name or of a reading
    BEGINNING,
    /// a reading with one letter wrong, missing, too many, or two in the wrong order
    ONE_TYPO
}
