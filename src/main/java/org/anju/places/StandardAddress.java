package org.anju.places;

/// A standard address as an office writes it, with the code of its community or street-level division.
public record StandardAddress(String division, String text) {}
