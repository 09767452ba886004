package org.anju.fieldwork;

/// Why a visit is asked for.
public enum AskReason {
    /// somebody who lives there reports that somebody else does not
    REPORTED_NOT_LIVING_HERE,
    /// a declaration that nobody has confirmed
    DECLARED_UNCONFIRMED,
    /// what a visit found was given back to the worker
    RETURNED
}
