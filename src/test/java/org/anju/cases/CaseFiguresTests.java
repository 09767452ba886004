package org.anju.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.anju.HouseTest;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Figures of cases against cases that are counted by hand.
@HouseTest
class CaseFiguresTests {

    private static final YearMonth MARCH = YearMonth.of(2019, 3);
    private static final YearMonth APRIL = YearMonth.of(2019, 4);

    @Autowired
    ApplicationContext house;

    @Autowired
    Cases cases;

    @Autowired
    CaseDesk desk;

    @Autowired
    CaseFigures figures;

    Office office;

    @BeforeEach
    void office() {
        office = Office.in(house);
    }

    private Case accepted(String name) {
        return desk.accept(office.submitted(office.resident(name), office.own()), office.officer);
    }

    /// As if it had been handled in a division that no other test has, in the spring of 2019.
    private void then(Case one, String division, LocalDate received, LocalDate due, LocalDate decided)
            throws Exception {
        var id = one.id().value();
        office.owner("""
                update cases.standing
                set division = '%s', received = '%s', due = case when due is not null then '%s'::date end
                where application = ?
                """.formatted(division, received, due), id);
        office.owner("update cases.step set due = '%s' where due is not null and application = ?".formatted(due), id);
        office.owner("update cases.decision set on_day = '%s' where application = ?".formatted(decided), id);
    }

    @Test
    void whatCameInAndHowSoonItWasDecidedIsCountedByDivisionAndMonth() throws Exception {
        var a = desk.decide(accepted("甲数"), CaseVerdict.GRANT, office.officer);
        then(a, "997291", LocalDate.of(2019, 3, 4), LocalDate.of(2019, 3, 20), LocalDate.of(2019, 3, 4));
        var b = desk.decide(atTheCounter("乙数"), new CaseVerdict(false, "理由", ""), office.officer);
        then(b, "997291", LocalDate.of(2019, 3, 10), LocalDate.of(2019, 4, 1), LocalDate.of(2019, 4, 2));
        var c = accepted("丙数");
        then(c, "997291", LocalDate.of(2019, 4, 1), LocalDate.of(2019, 5, 1), LocalDate.of(2019, 5, 1));
        var d = cases.decideAtOnce(office.resident("丁数"), Office.PROOF, Map.of(), office.own());
        then(d, "997291", LocalDate.of(2019, 4, 10), LocalDate.of(2019, 4, 10), LocalDate.of(2019, 4, 10));
        var e = desk.decide(accepted("戊数"), CaseVerdict.GRANT, office.officer);
        then(e, "997292", LocalDate.of(2019, 3, 31), LocalDate.of(2019, 4, 30), LocalDate.of(2019, 4, 30));

        assertThat(figures.received(MARCH, APRIL.plusMonths(1)))
                .containsExactlyInAnyOrder(
                        new CaseFigures.Received("997291", MARCH, Channel.PORTAL, 1),
                        new CaseFigures.Received("997291", MARCH, Channel.DESK, 1),
                        new CaseFigures.Received("997291", APRIL, Channel.PORTAL, 2),
                        new CaseFigures.Received("997292", MARCH, Channel.PORTAL, 1));
        // Of the one that was late (23 days) and the other at once: half within 11.5 days, 95 of 100 within 21.85.
        assertThat(figures.decided(MARCH, APRIL.plusMonths(1)))
                .containsExactlyInAnyOrder(
                        new CaseFigures.Decided("997291", false, MARCH, 1, 0, List.of(1L, 0L, 0L, 0L, 0L), 0, 0),
                        new CaseFigures.Decided("", true, MARCH, 1, 0, List.of(1L, 0L, 0L, 0L, 0L), 0, 0),
                        new CaseFigures.Decided("997291", false, APRIL, 2, 1, List.of(1L, 0L, 0L, 0L, 0L), 11.5, 21.85),
                        new CaseFigures.Decided("997292", false, APRIL, 1, 0, List.of(0L, 0L, 0L, 1L, 0L), 30, 30),
                        new CaseFigures.Decided("", true, APRIL, 3, 1, List.of(1L, 0L, 0L, 1L, 0L), 23, 29.3));
        assertThat(figures.received(APRIL, APRIL)).isEmpty();
        assertThat(figures.open(office.today()))
                .contains(new CaseFigures.Open("997291", List.of(0L, 0L, 0L, 0L, 1L)))
                .noneMatch(open -> open.county().equals("997292"));
    }

    /// It belongs to the way by which it was handed in.
    @Test
    void whatIsBegunAtHomeAndHandedInAtTheCounterIsTheCounters() throws Exception {
        var person = office.resident("己数");
        var begun = office.filled(person, office.own());
        var one = cases.submit(
                cases.find(List.of(person), begun.one().id(), office.officer).orElseThrow(), office.officer);
        then(one, "997294", LocalDate.of(2019, 6, 3), LocalDate.of(2019, 6, 20), LocalDate.of(2019, 6, 4));
        var june = YearMonth.of(2019, 6);
        assertThat(figures.received(june, june.plusMonths(1)))
                .containsExactly(new CaseFigures.Received("997294", june, Channel.DESK, 1));
    }

    private Case atTheCounter(String name) {
        Access officer = office.officer;
        var file = office.filled(office.resident(name), officer);
        return desk.accept(cases.submit(file, officer), officer);
    }

    @Test
    void openOnesAreCountedByTheirAge() throws Exception {
        var ages = List.of(0, 7, 8, 15, 16, 30, 31, 90, 91);
        for (int age : ages) {
            var one = accepted("老" + Character.toString(0x4e00 + age));
            var day = office.today().minusDays(age);
            then(one, "997293", day, office.today().plusDays(age > 30 ? -1 : 0), day);
        }
        assertThat(figures.open(office.today())).contains(new CaseFigures.Open("997293", List.of(2L, 2L, 2L, 2L, 1L)));
        // Ten days earlier six of them were there, each ten days younger.
        assertThat(figures.open(office.today().minusDays(10)))
                .contains(new CaseFigures.Open("997293", List.of(2L, 0L, 2L, 2L, 0L)));
    }
}
