package org.anju.residents;

import org.anju.oversight.AccessEntry;

/// A line of "who looked at it", with its purpose in the reader's language.
///
/// @param own whether it was the person themself
/// @param proof the reference under which its proof is had; empty where there is none yet
public record AccessLine(AccessEntry entry, String purpose, String basis, boolean own, String proof) {}
