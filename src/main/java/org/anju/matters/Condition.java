package org.anju.matters;

/// Something that must hold for a person to apply.
///
/// @param when CEL, bool; where it asks answers too, it is asked once these are given
/// @param otherwise what is told where it does not hold
public record Condition(String when, Text otherwise) {}
