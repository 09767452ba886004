package org.anju.postings;

/// A request for help as pages show it.
///
/// @param division in words
public record HelpLine(Help help, String reference, String division, boolean overdue) {}
