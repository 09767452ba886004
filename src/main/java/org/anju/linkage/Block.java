package org.anju.linkage;

/// What one blocking rule brought together.
///
/// @param rule names of the fields and parts that must be equal
/// @param pairs found by it, those that other rules find too among them
/// @param blocksLeftOut blocks so large that their pairs were not compared by this rule
/// @param pairsLeftOut how many pairs those blocks have
public record Block(String rule, long pairs, long blocksLeftOut, long pairsLeftOut) {}
