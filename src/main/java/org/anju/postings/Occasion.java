package org.anju.postings;

import java.time.LocalDate;
import org.anju.counters.ServicePointId;
import org.anju.shared.DivisionCode;
import org.jspecify.annotations.Nullable;

/// A visit or an event of a liaison officer 走访与宣讲: where and when, about what, and for how many. Nobody is in it.
///
/// @param point where it was; `null` where it was elsewhere in `division`
/// @param division where it was; `null` where it was at `point`
/// @param minutes how long
/// @param persons how many were helped, or came
public record Occasion(
        OccasionId id,
        PostingId posting,
        Kind kind,
        LocalDate day,
        @Nullable ServicePointId point,
        @Nullable DivisionCode division,
        int minutes,
        Need about,
        int persons) {

    static final int SHORTEST = 15;
    static final int LONGEST = 24 * 60;
    static final int MOST_PERSONS = 9_999;

    /// Days after which none is written down or taken back any more: what was long ago is remembered badly,
    /// and what is published does not change.
    static final int LATEST_DAYS = 92;

    /// The first day on which one may have been that is still written down, or taken back, on a day.
    static LocalDate earliest(LocalDate today) {
        return today.minusDays(LATEST_DAYS);
    }

    /// Whether it can be taken back yet.
    boolean withdrawable(LocalDate today) {
        return !day.isBefore(earliest(today));
    }

    public enum Kind {
        /// 走访
        VISIT(Allowed.VISITS),
        /// 法律宣讲
        EVENT(Allowed.EVENTS);

        private final Allowed needs;

        Kind(Allowed needs) {
            this.needs = needs;
        }

        /// What the agreement has to allow for it.
        public Allowed needs() {
            return needs;
        }
    }
}
