package org.anju.matters;

/// The type of a fact or an answer within a rule.
public enum FactType {
    /// `bool`; a [Boolean]
    YES_NO,
    /// `int`; a [Long] (an [Integer] is taken as one)
    NUMBER,
    /// `string`
    TEXT,
    /// `string` in the form `2026-01-31`, so that days compare in their order; a [java.time.LocalDate] is
    /// taken as one
    DAY
}
