package org.anju.imports;

/// A run in the list at the desk.
public record RunLine(ImportRun run, String reference) {}
