package org.anju.declarations;

/// A list with its reference.
public record RollLine(Roll roll, String reference) {}
