package org.anju.cases;

import org.anju.matters.Text;

/// A case as a list shows it.
///
/// @param reference under which its page is found
/// @param matter what it is for
/// @param applicant name, masked; empty where the reader is the applicant
/// @param days until the limit is over, below zero where it is; of no meaning where none runs
public record CaseLine(Case one, String reference, Text matter, String applicant, boolean overdue, long days) {

    /// The sentence that says what comes next.
    public String next() {
        return "case.next." + one.state().name();
    }

    /// The colour of the badge that names the state.
    public String badge() {
        return switch (one.state()) {
            case GRANTED, DELIVERED -> "good";
            case REFUSED -> "stop";
            case DRAFT, MISSING -> "wait";
            case SUBMITTED, ACCEPTED, REVIEW, PAUSED, WITHDRAWN, LAPSED -> "";
        };
    }
}
