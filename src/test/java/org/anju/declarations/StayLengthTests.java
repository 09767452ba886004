package org.anju.declarations;

import static org.assertj.core.api.Assertions.assertThat;

import org.anju.shared.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which guests of a hotel are taken: who stays thirty days for certain.
class StayLengthTests {

    @ParameterizedTest(name = "from {0} until {1}, stated {2}: {3}")
    @CsvSource({
        "2026-05-01, 2026-05-31, false, taken",
        "2026-05-01, 2026-05-30, false, stay-too-short",
        // what is stated does not make a short stay long
        "2026-05-01, 2026-05-30, true, stay-too-short",
        "2026-05-01, '', true, taken",
        "2026-05-01, '', false, stay-length-missing",
        "'', 2026-12-31, false, stay-too-short",
        // the month may have begun on its last day, and the other may end on its first
        "2026-05, 2026-07, false, taken",
        "2026-05, 2026-06, false, stay-too-short",
        "2026-05-01, 2026-02-30, false, date-impossible",
        "2026-05-01, soon, false, date-unreadable"
    })
    void whoStaysThirtyDaysForCertainIsTaken(String from, String until, boolean stated, String reason) {
        assertThat(StayLength.fault(from, until, stated).map(Verdict::reason).orElse("taken"))
                .isEqualTo(reason);
    }
}
