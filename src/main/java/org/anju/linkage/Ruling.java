package org.anju.linkage;

/// What a person decided about two records; it beats the model for ever.
///
/// @param left id of a record, of the first file where there are two
/// @param right id of a record, of the second file where there are two
public record Ruling(String left, String right, boolean same) {}
