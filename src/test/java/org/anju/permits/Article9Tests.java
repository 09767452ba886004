package org.anju.permits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.anju.workdays.Limit;
import org.anju.workdays.WorkingDays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Art. 9: fifteen days from acceptance, at most thirty in remote areas.
class Article9Tests {

    @ParameterizedTest
    @CsvSource({
        "NATIONAL, false, 15, CALENDAR",
        "NATIONAL, true, 30, CALENDAR",
        "GUANGZHOU, false, 10, WORKING",
        "GUANGZHOU, true, 30, CALENDAR",
        "HANGZHOU, false, 15, CALENDAR"
    })
    void aPermitIsHandedOutWithin(Localities place, boolean remote, int days, Limit.Count count) {
        assertThat(place.on("2026-11-29").issue(remote)).isEqualTo(new Limit(days, count));
    }

    /// The day of acceptance does not count (Civil Code, art. 201); a last day off gives way to the next working
    /// day (art. 203).
    @ParameterizedTest
    @CsvSource({
        "NATIONAL, 2026-11-02, 2026-11-17",
        "NATIONAL, 2026-11-06, 2026-11-23",
        "NATIONAL, 2026-09-16, 2026-10-08",
        "GUANGZHOU, 2026-11-02, 2026-11-16",
        "GUANGZHOU, 2026-09-28, 2026-10-16",
        "GUANGZHOU, 2026-02-10, 2026-03-02"
    })
    void theLastDayIs(Localities place, LocalDate accepted, LocalDate last) {
        var limit = place.rules().on(accepted).issue(false);
        assertThat(WorkingDays.ofChina().end(accepted, limit)).isEqualTo(last);
    }

    @Test
    void noLocalityGivesItselfMoreThanThirtyDays() {
        var source = new Rule.Source("某市办法", "A city's rules", "第一条", "art. 1");
        assertThatThrownBy(() -> new Rule(
                        "99", RuleKind.ISSUE_REMOTE, "31 calendar days", LocalDate.of(2026, 1, 1), null, source))
                .hasMessageContaining("over 30 days");
    }
}
