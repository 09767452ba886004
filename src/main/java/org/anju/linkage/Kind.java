package org.anju.linkage;

import java.util.List;

/// How the values of a field are compared. Each kind has its own levels of agreement, best first; the first is
/// always equality, the last always difference.
public enum Kind {
    /// a name of a person, whole or a part, in Latin letters or Chinese characters
    NAME("exact", "close", "same-sound", "alike", "loose", "different"),
    /// a day; years and months are understood as far as they go
    DATE("exact", "close", "lunar", "two-parts", "same-year", "different"),
    /// an address, a place, an occupation: words whose order and completeness vary
    TEXT("exact", "close", "alike", "loose", "different"),
    /// a code or telephone number: every character counts
    CODE("exact", "close", "alike", "different"),
    /// a quantity or a house number
    NUMBER("exact", "close", "near", "different"),
    /// the number of an identity document with a check digit; `different` only where both fit theirs
    IDENTITY("exact", "close", "unlike", "different");

    private final List<String> levels;

    Kind(String... levels) {
        this.levels = List.of(levels);
    }

    /// The names of the levels, best first.
    public List<String> levels() {
        return levels;
    }

    /// The level of values that do not agree at all.
    int different() {
        return levels.size() - 1;
    }
}
