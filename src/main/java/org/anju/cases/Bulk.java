package org.anju.cases;

import org.anju.shared.Problem;

/// What becomes, or would become, of one case among many that are decided together.
public sealed interface Bulk {

    CaseId id();

    /// It would be decided so.
    record Ready(CaseId id, Case one) implements Bulk {}

    /// It was decided.
    record Done(CaseId id, Case one) implements Bulk {}

    /// It is not decided, and why; it stays as it was.
    record Cannot(CaseId id, Problem why) implements Bulk {}
}
