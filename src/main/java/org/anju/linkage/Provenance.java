package org.anju.linkage;

/// Where a model comes from.
///
/// @param rows records that it was learnt from
/// @param pairs candidate pairs among them
/// @param seed of the sample of strangers
/// @param digest SHA-256 of the records
/// @param taught how m was learnt: `number` from pairs that agree on a verified number, else `expectation`
/// @param iterations of expectation and maximisation
public record Provenance(int rows, long pairs, long seed, String digest, String taught, int iterations) {}
