package org.anju.residents;

import org.anju.oversight.AccessEntry;

/// A line of "who looked at it", with its purpose in the reader's language.
///
/// @param own whether it was the person themself
public record AccessLine(AccessEntry entry, String purpose, String basis, boolean own) {}
