package org.anju.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.anju.shared.DivisionCode;
import org.anju.shared.Verdict;
import org.anju.shared.Verdict.Kind;
import org.junit.jupiter.api.Test;

class DivisionImportTests {

    static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 1);
    static final LocalDate LATER = LocalDate.of(2026, 12, 1);

    final List<Division> believed = new ArrayList<>();

    @Test
    void parentsMayStandAfterTheirChildren() {
        assertThat(take(FIRST_DAY, today("990102", "临江区"), today("99", "示例省")))
                .extracting(Verdict::kind)
                .containsExactly(Kind.ACCEPTED, Kind.ACCEPTED);
    }

    @Test
    void aRowWhoseParentIsUnknownIsHeldAndSoIsWhatLiesInIt() {
        assertThat(take(
                        FIRST_DAY,
                        today("99", "示例省"),
                        DivisionRow.today("990102", "临江区", "9901"),
                        DivisionRow.today("990102001", "望江街道", "990102")))
                .extracting(Verdict::reason)
                .containsExactly("", "parent-unknown", "parent-unknown");
    }

    @Test
    void whatIsNoCodeIsRefused() {
        assertThat(take(FIRST_DAY, today("9", "一"), today("", "二"), today("99x", "三"), today("99", " ")))
                .extracting(Verdict::reason)
                .containsExactly(
                        "division-code-form", "division-code-form", "division-code-form", "division-name-missing");
    }

    @Test
    void theSameListAgainIsKnown() {
        take(FIRST_DAY, today("99", "示例省"), today("9901", "示例市"));

        assertThat(take(LATER, today("99", "示例省"), today("9901", "示例市")))
                .containsExactly(Verdict.ALREADY_KNOWN, Verdict.ALREADY_KNOWN);
    }

    @Test
    void aRenamedDivisionKeepsItsOldNameInThePast() {
        take(FIRST_DAY, today("99", "示例省"));

        assertThat(take(LATER, today("99", "新例省"))).containsExactly(Verdict.ACCEPTED);

        assertThat(nameOn(LATER.minusDays(1))).isEqualTo("示例省");
        assertThat(nameOn(LATER)).isEqualTo("新例省");
    }

    @Test
    void aListThroughTimeIsTakenOnceAndTheLaterNameHoldsWhereTwoClaimAYear() {
        DivisionRow[] history = {
            DivisionRow.through("990000", "示例省", "", ""),
            DivisionRow.through("990102", "旧县", "", "1982"),
            DivisionRow.through("990102", "新县", "1982", "1990")
        };

        assertThat(take(FIRST_DAY, history)).extracting(Verdict::kind).containsOnly(Kind.ACCEPTED);
        assertThat(take(LATER, history)).containsOnly(Verdict.ALREADY_KNOWN);
        assertThat(take(LATER, history[1])).containsOnly(Verdict.ALREADY_KNOWN);
        assertThat(check("1981-12-31")).isEqualTo(new DivisionCheck.Known("旧县"));
        assertThat(check("1982-01-01")).isEqualTo(new DivisionCheck.Known("新县"));
    }

    @Test
    void listsOfTodayAndThroughTimeSayTheSameInEitherOrder() {
        DivisionRow[] history = {
            DivisionRow.through("99", "示例省", "", ""), DivisionRow.through("990102", "临江县", "1990", "")
        };
        var now = today("990102", "临江区");

        take(FIRST_DAY, today("99", "示例省"), now);
        take(FIRST_DAY, history);

        assertThat(check("1989-06-01")).isInstanceOf(DivisionCheck.NotYet.class);
        assertThat(check("2000-01-01")).isEqualTo(new DivisionCheck.Known("临江县"));
        assertThat(check("2026-11-02")).isEqualTo(new DivisionCheck.Known("临江区"));
        assertThat(take(LATER, history)).containsOnly(Verdict.ALREADY_KNOWN);
        assertThat(take(LATER, now)).containsOnly(Verdict.ALREADY_KNOWN);
    }

    @Test
    void aCodeCountsThroughTheYearInWhichItWasAbolished() {
        take(FIRST_DAY, DivisionRow.through("99", "示例省", "", ""), DivisionRow.through("990102", "旧县", "1985", "1990"));

        assertThat(check("1984-12-31")).isEqualTo(new DivisionCheck.NotYet("旧县", LocalDate.of(1985, 1, 1)));
        assertThat(check("1985-01-01")).isEqualTo(new DivisionCheck.Known("旧县"));
        assertThat(check("1991-12-31")).isEqualTo(new DivisionCheck.Known("旧县"));
        assertThat(check("1992-01-01")).isEqualTo(new DivisionCheck.Abolished("旧县", LocalDate.of(1991, 1, 1)));
    }

    @Test
    void nothingIsSaidWhereNoHistoryIsLoaded() {
        take(FIRST_DAY, today("99", "示例省"));
        assertThat(check("2000-01-01")).isEqualTo(new DivisionCheck.NotLoaded());

        take(FIRST_DAY, DivisionRow.through("990101", "他县", "1980", ""));
        assertThat(check("2000-01-01")).isEqualTo(new DivisionCheck.Unknown());
    }

    private static DivisionRow today(String code, String name) {
        return DivisionRow.today(code, name, "");
    }

    private List<Verdict> take(LocalDate day, DivisionRow... rows) {
        var batch = new DivisionImport(List.of(rows));
        var verdicts = batch.against(
                believed.stream()
                        .filter(one -> batch.asked().contains(one.code()))
                        .toList(),
                day);
        believed.removeAll(batch.closed());
        believed.addAll(batch.opened());
        return verdicts;
    }

    private DivisionCheck check(String day) {
        return new Gazetteer(believed, LATER).check("990102", LocalDate.parse(day));
    }

    private String nameOn(LocalDate day) {
        return new Gazetteer(believed, LATER)
                .find(new DivisionCode("990000000000"), day)
                .orElseThrow()
                .name();
    }
}
