package org.anju.cases;

import java.time.LocalDate;
import org.anju.workdays.Limit;
import org.jspecify.annotations.Nullable;

/// What changes about a case while it runs.
///
/// @param touched when the applicant last wrote in it
/// @param accept within what time it is told what is missing; `null` for a draft
/// @param decide within what time it is decided; `null` for a draft
record Standing(
        CaseState state,
        String division,
        LocalDate touched,
        @Nullable LocalDate received,
        @Nullable LocalDate accepted,
        @Nullable Limit accept,
        @Nullable Limit decide,
        @Nullable LocalDate due,
        String stopGround,
        @Nullable LocalDate escalated) {

    Standing at(CaseState next) {
        return new Standing(next, division, touched, received, accepted, accept, decide, due, stopGround, escalated);
    }

    Standing touchedOn(LocalDate day) {
        return new Standing(state, division, day, received, accepted, accept, decide, due, stopGround, escalated);
    }

    Standing receivedOn(LocalDate day, Limit toAccept, Limit toDecide) {
        return new Standing(state, division, touched, day, accepted, toAccept, toDecide, due, stopGround, escalated);
    }

    Standing acceptedOn(LocalDate day) {
        return new Standing(state, division, touched, received, day, accept, decide, due, stopGround, escalated);
    }

    Standing dueOn(@Nullable LocalDate day) {
        return new Standing(state, division, touched, received, accepted, accept, decide, day, stopGround, escalated);
    }

    Standing stopped(String ground) {
        return new Standing(state, division, touched, received, accepted, accept, decide, null, ground, escalated);
    }

    Standing escalatedOn(@Nullable LocalDate day) {
        return new Standing(state, division, touched, received, accepted, accept, decide, due, stopGround, day);
    }
}
