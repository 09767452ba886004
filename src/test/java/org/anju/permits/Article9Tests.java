package org.anju.permits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.anju.shared.DivisionCode;
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
        "NATIONAL, 2026-11-13, 2026-11-30",
        "NATIONAL, 2026-11-14, 2026-11-30",
        "NATIONAL, 2026-11-15, 2026-11-30",
        "NATIONAL, 2024-02-14, 2024-02-29",
        "HANGZHOU, 2026-11-02, 2026-11-17",
        "GUANGZHOU, 2026-11-14, 2026-11-27",
        "GUANGZHOU, 2026-11-02, 2026-11-16",
        "GUANGZHOU, 2026-09-28, 2026-10-16",
        "GUANGZHOU, 2026-02-10, 2026-03-02"
    })
    void theLastDayIs(Localities place, LocalDate accepted, LocalDate last) {
        var limit = place.rules().on(accepted).issue(false);
        assertThat(WorkingDays.ofChina().end(accepted, limit)).isEqualTo(last);
    }

    /// Fifteen days, thirty in remote areas; in working days those of two and of four whole weeks.
    @ParameterizedTest
    @CsvSource({
        "ISSUE, 1 calendar days, 15 calendar days",
        "ISSUE, 1 working days, 10 working days",
        "ISSUE_REMOTE, 1 calendar days, 30 calendar days",
        "ISSUE_REMOTE, 1 working days, 20 working days"
    })
    void noLocalityGivesItselfMoreThanTheDecree(RuleKind kind, String least, String most) {
        assertThat(rule(kind, least).number()).isEqualTo(1);
        var number = rule(kind, most).number();
        assertThatThrownBy(() -> rule(kind, most.replace(number + " ", (number + 1) + " ")))
                .hasMessageContaining("1 to " + number + " days");
        assertThatThrownBy(() -> rule(kind, most.replace(number + " ", "0 "))).hasMessageContaining("art. 9");
    }

    @ParameterizedTest
    @CsvSource({"RESIDENCE", "INTERVAL", "WINDOW"})
    void noNumberOfMonthsIsNone(RuleKind kind) {
        assertThatThrownBy(() -> rule(kind, "0 months")).hasMessageContaining("is no less than");
    }

    /// A city says so of one of its counties: there the longer limit holds, and nowhere else.
    @Test
    void aRemoteAreaHasThirtyDays() {
        var own = RuleFile.read("x.yaml", """
                division: "990203"
                name: {zh: 某县, en: A county}
                instruments:
                  own: {zh: 某市办法, en: A city's rules}
                rules:
                  - {rule: remote, value: "yes", from: 2026-03-01, instrument: own, article: {zh: 第一条, en: art. 1}}
                """);
        var sets = RuleSets.with(List.of(own));
        var there = sets.of(DivisionCode.read("990203001"));
        assertThat(there.on(LocalDate.of(2026, 2, 28)).issue()).isEqualTo(new Limit(15, Limit.Count.CALENDAR));
        assertThat(there.on(LocalDate.of(2026, 3, 1)).issue()).isEqualTo(new Limit(30, Limit.Count.CALENDAR));
        assertThat(sets.of(DivisionCode.read("990204"))
                        .on(LocalDate.of(2026, 3, 1))
                        .issue())
                .isEqualTo(new Limit(15, Limit.Count.CALENDAR));
    }

    private static Rule rule(RuleKind kind, String value) {
        var source = new Rule.Source("某市办法", "A city's rules", "第一条", "art. 1");
        return new Rule("99", kind, value, LocalDate.of(2026, 1, 1), null, source);
    }
}
