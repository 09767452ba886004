package org.anju.dwellings;

/// Where a line of a list leads, and what it says.
public record Link(String path, String text) {}
