package org.anju.cases;

import static org.anju.cases.Actor.APPLICANT;
import static org.anju.cases.Actor.OFFICER;
import static org.anju.cases.Actor.RULE;
import static org.anju.cases.CaseState.ACCEPTED;
import static org.anju.cases.CaseState.DELIVERED;
import static org.anju.cases.CaseState.DRAFT;
import static org.anju.cases.CaseState.GRANTED;
import static org.anju.cases.CaseState.LAPSED;
import static org.anju.cases.CaseState.MISSING;
import static org.anju.cases.CaseState.PAUSED;
import static org.anju.cases.CaseState.REFUSED;
import static org.anju.cases.CaseState.REVIEW;
import static org.anju.cases.CaseState.SUBMITTED;
import static org.anju.cases.CaseState.WITHDRAWN;
import static org.anju.counters.FunctionStep.DECIDE;
import static org.anju.counters.FunctionStep.DELIVER;
import static org.anju.counters.FunctionStep.RECEIVE;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anju.counters.FunctionStep;
import org.jspecify.annotations.Nullable;

/// The life of a case: every step that may ever be taken, from which state, to which, by whom. What is not in
/// [#ALL] does not happen; the database holds to the same list.
///
/// @param who may take it
/// @param delegated which part of the function an officer's unit needs for it; `null` where no officer takes it
record Transition(
        CaseState from,
        CaseStep step,
        CaseState to,
        Set<Actor> who,
        @Nullable FunctionStep delegated) {

    static final List<Transition> ALL = List.of(
            new Transition(DRAFT, CaseStep.SUBMIT, SUBMITTED, Set.of(APPLICANT, OFFICER), RECEIVE),
            new Transition(DRAFT, CaseStep.WITHDRAW, WITHDRAWN, Set.of(APPLICANT, OFFICER), RECEIVE),
            new Transition(DRAFT, CaseStep.LAPSE, LAPSED, Set.of(RULE), null),
            new Transition(SUBMITTED, CaseStep.ACCEPT, ACCEPTED, Set.of(OFFICER, RULE), RECEIVE),
            new Transition(SUBMITTED, CaseStep.SILENCE, ACCEPTED, Set.of(RULE), null),
            new Transition(SUBMITTED, CaseStep.TELL_MISSING, MISSING, Set.of(OFFICER), RECEIVE),
            new Transition(SUBMITTED, CaseStep.RECKON, SUBMITTED, Set.of(RULE), null),
            new Transition(SUBMITTED, CaseStep.WITHDRAW, WITHDRAWN, Set.of(APPLICANT, OFFICER), RECEIVE),
            new Transition(MISSING, CaseStep.SUPPLEMENT, ACCEPTED, Set.of(APPLICANT, OFFICER), RECEIVE),
            new Transition(MISSING, CaseStep.WITHDRAW, WITHDRAWN, Set.of(APPLICANT, OFFICER), RECEIVE),
            new Transition(MISSING, CaseStep.LAPSE, LAPSED, Set.of(RULE), null),
            new Transition(ACCEPTED, CaseStep.TAKE_UP, REVIEW, Set.of(OFFICER), DECIDE),
            new Transition(ACCEPTED, CaseStep.GRANT, GRANTED, Set.of(OFFICER, RULE), DECIDE),
            new Transition(ACCEPTED, CaseStep.REFUSE, REFUSED, Set.of(OFFICER, RULE), DECIDE),
            new Transition(ACCEPTED, CaseStep.STOP_CLOCK, PAUSED, Set.of(OFFICER), DECIDE),
            new Transition(ACCEPTED, CaseStep.ESCALATE, ACCEPTED, Set.of(RULE), null),
            new Transition(ACCEPTED, CaseStep.RECKON, ACCEPTED, Set.of(RULE), null),
            new Transition(ACCEPTED, CaseStep.WITHDRAW, WITHDRAWN, Set.of(APPLICANT, OFFICER), RECEIVE),
            new Transition(REVIEW, CaseStep.GRANT, GRANTED, Set.of(OFFICER), DECIDE),
            new Transition(REVIEW, CaseStep.REFUSE, REFUSED, Set.of(OFFICER), DECIDE),
            new Transition(REVIEW, CaseStep.STOP_CLOCK, PAUSED, Set.of(OFFICER), DECIDE),
            new Transition(REVIEW, CaseStep.ESCALATE, REVIEW, Set.of(RULE), null),
            new Transition(REVIEW, CaseStep.RECKON, REVIEW, Set.of(RULE), null),
            new Transition(REVIEW, CaseStep.WITHDRAW, WITHDRAWN, Set.of(APPLICANT, OFFICER), RECEIVE),
            new Transition(PAUSED, CaseStep.RESUME_CLOCK, REVIEW, Set.of(OFFICER), DECIDE),
            new Transition(PAUSED, CaseStep.WITHDRAW, WITHDRAWN, Set.of(APPLICANT, OFFICER), RECEIVE),
            new Transition(GRANTED, CaseStep.DELIVER, DELIVERED, Set.of(OFFICER, RULE), DELIVER));

    Transition {
        who = Set.copyOf(who);
    }

    /// The one by this step from this state; empty where there is none.
    static Optional<Transition> find(CaseState from, CaseStep step) {
        return ALL.stream().filter(one -> one.from == from && one.step == step).findFirst();
    }

    /// What somebody may do from this state, in the order of the table.
    static List<Transition> from(CaseState from, Actor who) {
        return ALL.stream()
                .filter(one -> one.from == from && one.who.contains(who))
                .toList();
    }
}
