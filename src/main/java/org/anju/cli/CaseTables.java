package org.anju.cli;

import java.util.List;

/// The tables that have rows of one case, its own first: what is moved into the past with it, or copied.
/// Codes on paper are neither: a copy of one would open the other.
final class CaseTables {

    static final List<String> ALL = List.of(
            "cases.standing",
            "cases.application",
            "cases.step",
            "cases.answer",
            "cases.paper",
            "cases.missing",
            "cases.decision",
            "cases.known");

    private CaseTables() {}
}
