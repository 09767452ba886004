package org.anju.fieldwork;

/// Why a visit to a dwelling was asked for.
public enum AskReason {
    /// somebody said that a person who is registered there does not live there
    REPORTED_NOT_LIVING_HERE,
    /// somebody declared to live there, and nobody has confirmed it
    DECLARED_UNCONFIRMED,
    /// a visit was sent back to the worker
    RETURNED
}
