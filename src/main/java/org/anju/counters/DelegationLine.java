package org.anju.counters;

/// A delegation as an administrator sees it.
///
/// @param to the service point or unit that has it, by name
/// @param function in words
public record DelegationLine(Delegation delegation, String reference, String to, String function) {}
