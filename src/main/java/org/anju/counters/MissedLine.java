package org.anju.counters;

/// A number at whose call nobody came, as the officer sees it.
///
/// @param reference under which it is put back
/// @param shown as it was called
public record MissedLine(String reference, String shown) {}
