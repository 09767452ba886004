package org.anju.linkage;

/// What a field says of a person, where that matters beyond its comparison: the guard for households and twins
/// needs to know names, dwelling, telephone and home town.
public enum Role {
    GIVEN_NAME,
    SURNAME,
    FULL_NAME,
    SEX,
    BIRTH,
    DWELLING,
    PHONE,
    HOME,
    IDENTITY,
    OTHER;

    /// Whether two different persons of one household differ in it.
    boolean tellsMembersApart() {
        return this == GIVEN_NAME || this == FULL_NAME;
    }

    /// Whether the members of one household share it.
    boolean ofHousehold() {
        return this == DWELLING || this == PHONE || this == HOME;
    }
}
