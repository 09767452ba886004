package org.anju.matters;

/// What a case costs 收费.
///
/// @param yuan a number, or CEL, int
/// @param basis on which ground it is taken, or is not
public record Fee(String yuan, Text basis) {}
