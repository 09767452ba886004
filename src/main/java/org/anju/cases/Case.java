package org.anju.cases;

import java.time.LocalDate;
import java.util.Map;
import org.anju.shared.Channel;
import org.anju.shared.MatterCode;
import org.anju.shared.PersonId;
import org.anju.shared.ReceiptNumber;
import org.jspecify.annotations.Nullable;

/// An application of a person 办件, as it stands.
///
/// @param subject the record under which it was begun
/// @param version of the matter's text, pinned when it was begun
/// @param number by which it is named on paper, on the telephone and in the public tracker
/// @param period for which it is; `once` where the matter has no periods
/// @param division where it is handled: where the person lived when it was begun; empty where nowhere
/// @param channel by which it was begun
/// @param begun the day on which the draft was made
/// @param received the day on which it was handed in; `null` while it is a draft
/// @param accepted the day from which the time for the decision runs; `null` before
/// @param due the last day of the limit that runs now; `null` where none does
/// @param stopGround why the clock stands, as the matter names it; empty where it does not
/// @param escalated since when it is overdue and marked so on the work list; `null` where it is not
/// @param answers by question; empty in a list, which says nothing of what was answered
/// @param decision `null` while there is none, and in a list
public record Case(
        CaseId id,
        PersonId subject,
        MatterCode matter,
        int version,
        ReceiptNumber number,
        CaseState state,
        String period,
        String division,
        Channel channel,
        LocalDate begun,
        @Nullable LocalDate received,
        @Nullable LocalDate accepted,
        @Nullable LocalDate due,
        String stopGround,
        @Nullable LocalDate escalated,
        Map<String, String> answers,
        @Nullable CaseDecision decision) {

    public Case {
        answers = Map.copyOf(answers);
    }

    /// The same with these answers alone.
    Case answered(Map<String, String> said) {
        return new Case(
                id,
                subject,
                matter,
                version,
                number,
                state,
                period,
                division,
                channel,
                begun,
                received,
                accepted,
                due,
                stopGround,
                escalated,
                said,
                decision);
    }

    /// Whether it was granted, whatever has come of it since.
    public boolean granted() {
        return state == CaseState.GRANTED || state == CaseState.DELIVERED;
    }

    /// Whether the limit that runs is over.
    public boolean overdue(LocalDate today) {
        return due != null && today.isAfter(due);
    }
}
