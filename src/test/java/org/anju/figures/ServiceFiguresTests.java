package org.anju.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import html.Templates;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.anju.HouseTest;
import org.anju.TableOwner;
import org.anju.cases.CaseFigures;
import org.anju.frame.Frame;
import org.anju.frame.Plot;
import org.anju.frame.Words;
import org.anju.kiosk.Kiosks;
import org.anju.places.Places;
import org.anju.shared.Problem;
import org.anju.shared.Tongue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/// What is published of cases, against numbers counted by hand: two districts, the first months of
/// 2016, read in the middle of April.
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceFiguresTests {

    private static final YearMonth JANUARY = YearMonth.of(2016, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2016, 2);
    private static final YearMonth MARCH = YearMonth.of(2016, 3);
    private static final YearMonth APRIL = YearMonth.of(2016, 4);
    private static final String HIDDEN = Published.WITHHELD;

    /// So many alike: begun by one way, handed in by another, and on which day they came to which end.
    private static final String PLANT = """
            with k as materialized (select gen_random_uuid() as id from generate_series(1, %1$d)),
            standing as (
                insert into cases.standing (subject, application, matter, period, state, division, touched, received,
                                            accept_days, accept_count, decide_days, decide_count, stop_ground, closed_at)
                select id, id, 'figures-trial', 'once', '%7$s', '%2$s', '%5$s', '%5$s', 5, 'WORKING', 10, 'WORKING',
                       case when '%7$s' = 'PAUSED' then 'trial' else '' end,
                       case when '%7$s' = 'PAUSED' then null else '%6$s'::date + time '12:00' at time zone 'Asia/Shanghai' end
                from k
            ), application as (
                insert into cases.application (subject, application, number, version, channel, account, role, unit_name, begun)
                select id, id, '000000000000', 1, '%3$s', id, 'RESIDENT', '', '%5$s' from k
            ), submitted as (
                insert into cases.step (subject, application, place, step, state_before, state_after, on_day, due,
                                        account, role, unit, unit_name, channel)
                select id, id, 1, 'SUBMIT', 'DRAFT', 'SUBMITTED', '%5$s', '%5$s'::date + 7, id, 'RESIDENT', id, '', '%4$s' from k
            ), accepted as (
                insert into cases.step (subject, application, place, step, state_before, state_after, on_day, due,
                                        account, role, unit, unit_name, channel)
                select id, id, 2, 'ACCEPT', 'SUBMITTED', 'ACCEPTED', '%5$s', '%5$s'::date + 20, id, 'REVIEWER', id, '', 'DESK' from k
            ), decided as (
                insert into cases.decision (subject, application, granted, reason, remedy, by_rule, on_day, unit_name, account)
                select id, id, true, '', '', false, '%6$s', '', id from k where '%7$s' = 'DELIVERED'
            )
            insert into cases.step (subject, application, place, step, state_before, state_after, on_day,
                                    account, role, unit, unit_name, channel)
            select id, id, 3, case '%7$s' when 'DELIVERED' then 'GRANT' else 'WITHDRAW' end, 'ACCEPTED',
                   case '%7$s' when 'DELIVERED' then 'GRANTED' else 'WITHDRAWN' end, '%6$s', id, 'REVIEWER', id, '', 'DESK'
            from k where '%7$s' <> 'PAUSED'
            """;

    @Autowired
    ApplicationContext house;

    private final Frame page = new Frame(Words.in(Tongue.EN), false, "/", "", "", null, null, List.of());

    private static final String IN_APRIL = "2016-04-15T04:00:00Z";
    private static final String IN_MAY = "2016-05-02T04:00:00Z";
    private static final String ONE = "960101000000";
    private static final String TWO = "960102001001";

    @BeforeAll
    void threeMonths() {
        granted(10, ONE, "PORTAL", "PORTAL", "2016-03-01", "2016-03-01");
        granted(10, ONE, "PORTAL", "PORTAL", "2016-03-02", "2016-03-07");
        granted(8, ONE, "PORTAL", "PORTAL", "2016-03-03", "2016-03-23");
        granted(2, ONE, "DESK", "DESK", "2016-02-10", "2016-03-21"); // due on 1 March
        granted(12, TWO, "KIOSK", "KIOSK", "2016-03-04", "2016-03-04");
        withdrawn(20, ONE, "KIOSK", "KIOSK", "2016-03-05", "2016-03-06");
        open(15, ONE, "PORTAL", "DESK", "2016-03-28"); // begun at home, handed in at a counter
        granted(30, TWO, "PORTAL", "PORTAL", "2016-03-20", "2016-04-02"); // open at the end of March
        open(4, TWO, "DESK", "DESK", "2016-03-21");
        withdrawn(12, ONE, "PORTAL", "PORTAL", "2016-03-10", "2016-04-01"); // open at the end of March
        open(50, ONE, "PORTAL", "PORTAL", "2016-04-03"); // the month goes on
        granted(189, ONE, "PORTAL", "PORTAL", "2016-01-04", "2016-01-05");
        granted(11, ONE, "PORTAL", "PORTAL", "2016-01-04", "2016-01-13");
        months(IN_APRIL).count();
    }

    @AfterAll
    void nothingIsLeft() {
        forget("2010-01-01");
        for (var table : List.of("decision", "step", "application", "standing")) {
            owner("delete from cases." + table
                    + " where subject in (select subject from cases.standing where matter = 'figures-trial')");
        }
    }

    private void granted(int number, String division, String begun, String handedIn, String received, String on) {
        owner(PLANT.formatted(number, division, begun, handedIn, received, on, "DELIVERED"));
    }

    private void withdrawn(int number, String division, String begun, String handedIn, String received, String on) {
        owner(PLANT.formatted(number, division, begun, handedIn, received, on, "WITHDRAWN"));
    }

    private void open(int number, String division, String begun, String handedIn, String received) {
        owner(PLANT.formatted(number, division, begun, handedIn, received, received, "PAUSED"));
    }

    private void owner(String sql) {
        try (var connection = TableOwner.connect(house.getEnvironment());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /// What was counted of the months since a day.
    private void forget(String since) {
        for (var table : List.of("received", "decided", "open", "turns", "month")) {
            owner("delete from figures.%s where month between '%s' and '2016-12-31'".formatted(table, since));
        }
    }

    private ServiceMonths months(String at) {
        var clock = Clock.fixed(Instant.parse(at), ZoneId.of("Asia/Shanghai"));
        return new ServiceMonths(
                house.getBean(ServiceMonthRecords.class),
                house.getBean(CaseFigures.class),
                house.getBean(Kiosks.class),
                clock);
    }

    private ServiceFigures figures(String at) {
        return new ServiceFigures(months(at), house.getBean(Places.class));
    }

    private KioskTurns turns(String at) {
        return new KioskTurns(months(at), house.getBean(Places.class));
    }

    private ServiceFigures inApril() {
        return figures(IN_APRIL);
    }

    @Test
    void onlyFinishedMonthsAreToldTheNewestFirst() {
        assertThat(inApril().months()).containsExactly(MARCH, FEBRUARY, JANUARY);
    }

    /// The four at the counter of the second district are withheld, and three more that would tell of them.
    @Test
    void applicationsAreToldByDistrictAndTheWayOfHandingIn() {
        var received = inApril().received(MARCH, page);
        assertThat(received.columns()).hasSize(5);
        assertThat(received.rows()).hasSize(3);
        assertThat(received.cells().get(0)).containsExactly("40", HIDDEN, HIDDEN, "0", "75");
        assertThat(received.cells().get(1)).containsExactly("30", HIDDEN, HIDDEN, "0", "46");
        assertThat(received.cells().get(2)).containsExactly("70", "32", "19", "0", "121");
    }

    @Test
    void theShareWithoutACounterIsToldWhereItsNumbersAre() {
        assertThat(inApril().selfService())
                .extracting(Plot.Point::day)
                .containsExactly(JANUARY.atEndOfMonth(), MARCH.atEndOfMonth());
        // 70 in the portal and 32 at machines of 121; in February there were two in all.
        var table = inApril().selfServiceTable(page);
        assertThat(table.rows()).containsExactly("2016-03", "2016-01");
        assertThat(table.cells()).containsExactly(List.of("84%"), List.of("100%"));
    }

    /// The eight that took twenty days and the two that were late are few; what is withheld with them protects
    /// them.
    @Test
    void decisionsAreToldByHowLongTheyTookAndTheLateOnesApart() {
        var decided = inApril().decided(MARCH, page);
        assertThat(decided.columns()).hasSize(7).endsWith("after the legal limit", "Sum");
        assertThat(decided.cells().get(0)).element(3).isEqualTo(HIDDEN);
        assertThat(decided.cells().get(0)).element(5).isEqualTo(HIDDEN);
        assertThat(decided.cells().get(0)).element(6).isEqualTo("30");
        assertThat(decided.cells().get(1)).element(0).isEqualTo("12");
        assertThat(decided.cells().get(2)).startsWith("22").endsWith("42");
        for (int column = 0; column < 7; column++) {
            var at = column;
            assertThat(decided.cells().stream()
                            .filter(row -> row.get(at).equals(HIDDEN))
                            .count())
                    .isNotEqualTo(1);
        }
        var january = inApril().decided(JANUARY, page);
        assertThat(january.cells().getFirst()).containsExactly("0", "189", "11", "0", "0", "0", "200");
    }

    /// Half of thirty, but not what 95 in 100 of them needed: that would be two persons.
    @Test
    void daysToADecisionAreToldOfManyOnly() {
        var times = inApril().times(page);
        assertThat(times.rows()).containsExactly("2016-03", "2016-01");
        assertThat(times.cells()).containsExactly(List.of("0.0", HIDDEN), List.of("1.0", "9.0"));
        var districts = inApril().times(MARCH, page);
        assertThat(districts.cells()).containsExactly(List.of("5.0", HIDDEN), List.of(HIDDEN, HIDDEN));
        assertThat(inApril().timesCourse(page))
                .extracting(series -> series.points().size())
                .containsExactly(2, 1);
    }

    /// At the end of March: neither what came in April counts, nor is what was decided or withdrawn in April gone.
    @Test
    void whatIsOpenIsCountedAtTheEndOfTheLastMonth() {
        assertThat(inApril().openOn()).hasValue(LocalDate.of(2016, 3, 31));
        assertThat(inApril().open(page).cells())
                .containsExactly(
                        List.of("15", "0", "12", "0", "0", "27"),
                        List.of("0", "34", "0", "0", "0", "34"),
                        List.of("15", "34", "12", "0", "0", "61"));
    }

    /// A month that is over is counted once, however often the house looks.
    @Test
    void aFinishedMonthIsCountedOnce() {
        var before = inApril().received(FEBRUARY, page);
        granted(100, ONE, "PORTAL", "PORTAL", "2016-02-11", "2016-02-12");
        try {
            months(IN_APRIL).count();
            assertThat(inApril().received(FEBRUARY, page)).isEqualTo(before);
        } finally {
            owner(
                    "update cases.standing set received = '2000-01-01' where matter = 'figures-trial' and received = '2016-02-11'");
            owner("update cases.decision set on_day = '2000-01-01' where on_day = '2016-02-12'");
        }
    }

    /// Half an hour after midnight some of the last day may still be on its way into the tables.
    @Test
    void aMonthIsNotCountedBeforeFourInTheMorning() {
        try {
            months("2016-04-30T19:59:59Z").count();
            var early = figures(IN_MAY);
            assertThat(early.awaited()).contains(APRIL);
            open(10, ONE, "PORTAL", "PORTAL", "2016-04-30");
            months("2016-04-30T20:00:00Z").count();
            assertThat(figures(IN_MAY).received(APRIL, page).cells().getLast()).endsWith("60");
            assertThat(early.received(APRIL, page).cells().getLast()).endsWith("60");
            open(10, ONE, "PORTAL", "PORTAL", "2016-04-30");
            months(IN_MAY).count();
            assertThat(figures(IN_MAY).received(APRIL, page).cells().getLast()).endsWith("60");
        } finally {
            forget("2016-04-01");
            owner(
                    "update cases.standing set received = '2000-01-01' where matter = 'figures-trial' and received = '2016-04-30'");
        }
    }

    @Test
    void aMonthThatWasNotCountedYetSaysSo() {
        var pages = new ServiceFigurePages(figures(IN_MAY), turns(IN_MAY), house.getBean(Templates.class));
        assertThat(pages.services(page, "").render())
                .contains("2016-04 has not been counted yet", "31 March 2016", "2016-03: applications by way");
        assertThat(pages.services(page, "2016-04").render())
                .contains("2016-04 has not been counted yet")
                .doesNotContain("applications by way");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> pages.received(page, "2016-04"))
                .returns("month-unknown", Problem::name);
        assertThat(new ServiceFigurePages(inApril(), turns(IN_APRIL), house.getBean(Templates.class))
                        .services(page, "")
                        .render())
                .doesNotContain("not been counted");
    }

    /// Not by the program and not by mistake.
    @Test
    void aMonthThatGoesOnIsNotKept() {
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() ->
                        house.getBean(ServiceMonthRecords.class).add(APRIL, Instant.parse("2016-04-30T15:59:59Z")));
    }

    @Test
    void everyHourTheHouseCounts() {
        assertThat(house.getBeansOfType(ScheduledTaskHolder.class).values().stream()
                        .flatMap(holder -> holder.getScheduledTasks().stream())
                        .map(ScheduledTask::getTask)
                        .filter(task -> task.toString().endsWith("FigureDuties.countMonths")))
                .singleElement()
                .isInstanceOfSatisfying(
                        FixedDelayTask.class,
                        task -> assertThat(task.getIntervalDuration()).isEqualTo(Duration.ofHours(1)));
    }

    @Test
    void thePageHasItAllAndTheFilesOpenInASpreadsheet() {
        var pages = new ServiceFigurePages(inApril(), turns(IN_APRIL), house.getBean(Templates.class));
        var text = pages.services(page, "").render();
        assertThat(text).contains("2016-03", "id=\"share-title\"", "id=\"course-title\"", "31 March 2016");
        var file = new String(pages.times(page).getBody(), StandardCharsets.UTF_8);
        assertThat(file).startsWith("\ufeff").contains("2016-01,1.0,9.0");
        assertThat(new String(pages.open(page).getBody(), StandardCharsets.UTF_8))
                .contains("15,34,12,0,0,61");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> pages.received(page, "2016-04"))
                .returns("month-unknown", Problem::name);
    }
}
