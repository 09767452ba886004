package org.anju.matters;

/// The occasions on which a matter may have words of its own for the applicant; the house has some for each.
public enum Told {
    SUBMITTED,
    MISSING,
    ACCEPTED,
    GRANTED,
    REFUSED,
    DELIVERED
}
