package org.anju.linkage;

/// A field that records are compared in.
///
/// @param name as the file or the register calls it
public record Field(String name, Kind kind, Role role) {}
