package org.anju.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import html.Templates;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
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

/// What is published of turns at machines, against numbers counted by hand: two districts and a machine at no
/// service point, the first months of 2014, read in the middle of May.
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KioskTurnsTests {

    private static final YearMonth APRIL = YearMonth.of(2014, 4);
    private static final YearMonth MARCH = YearMonth.of(2014, 3);
    private static final YearMonth FEBRUARY = YearMonth.of(2014, 2);
    private static final YearMonth JANUARY = YearMonth.of(2014, 1);
    private static final String HIDDEN = Published.WITHHELD;

    /// Machines: one in each of two districts, and one at no service point.
    private static final int ONE = 1;
    private static final int TWO = 2;
    private static final int NOWHERE = 3;

    private static final String ID = "00000000-0000-7000-8000-00000020140";

    @Autowired
    ApplicationContext house;

    private final Frame page = new Frame(Words.in(Tongue.EN), false, "/", "", "", null, null, List.of());

    @BeforeAll
    void fourMonths() {
        point(ONE, "960101001000");
        point(TWO, "960102001000");
        // The first one ends in the middle of March, and tells of it as before.
        owner("""
                insert into counters.point
                select (jsonb_populate_record(p, '{"since": "2014-03-15", "ended": true}')).*
                from counters.point p where p.point = '%s'
                """.formatted(ID + ONE));
        machine(ONE, "'" + ID + ONE + "'");
        machine(TWO, "'" + ID + TWO + "'");
        machine(NOWHERE, "null");
        turns(ONE, "2014-04-02", "SECONDS", 60, 189);
        turns(ONE, "2014-04-03", "SECONDS", 120, 11);
        turns(ONE, "2014-04-03", "HANDED_OVER", 2, 10);
        turns(ONE, "2014-04-03", "HANDED_OVER", 3, 5);
        turns(TWO, "2014-04-03", "SECONDS", 30, 20);
        turns(TWO, "2014-04-03", "HANDED_OVER", 1, 12);
        turns(TWO, "2014-04-04", "TOUCHES", 4, 20);
        turns(TWO, "2014-04-04", "GIVEN_UP", 1, 30);
        // Four are few, and what is left of all would tell of them.
        turns(ONE, "2014-03-03", "SECONDS", 30, 40);
        turns(TWO, "2014-03-03", "SECONDS", 30, 4);
        turns(NOWHERE, "2014-03-03", "SECONDS", 90, 50);
        turns(NOWHERE, "2014-03-03", "HANDED_OVER", 1, 15);
        // Together they are not few, and tell of each other.
        turns(ONE, "2014-02-03", "SECONDS", 30, 6);
        turns(TWO, "2014-02-03", "SECONDS", 30, 5);
        turns(ONE, "2014-01-03", "GIVEN_UP", 1, 30);
        turns(ONE, "2014-05-01", "SECONDS", 600, 999);
        months().count();
    }

    @AfterAll
    void nothingIsLeft() {
        for (var table : List.of("received", "decided", "open", "turns", "month")) {
            owner("delete from figures." + table + " where month < '2014-05-01'");
        }
        for (var table : List.of("kiosk.tally", "kiosk.machine")) {
            owner("delete from " + table + " where machine::text like '" + ID + "%'");
        }
        owner("delete from counters.point where point::text like '" + ID + "%'");
    }

    private void point(int number, String division) {
        owner("""
                insert into counters.point (point, since, state, ended, code, kind, name_zh, name_en, division, address, longitude,
                                            latitude, telephone, step_free, large_print, languages, unit, serves, hours,
                                            slot_minutes, slot_places, account, by_unit)
                values ('%1$s', '2013-01-01', '%1$s', false, 'kiosk-turns-%2$d', 'KIOSK', '试', 'T', '%3$s', '试', 120, 30, '', true,
                        true, '{}', '%1$s', '{}', '24/7', 30, 0, '%1$s', '%1$s')
                """.formatted(ID + number, number, division));
    }

    private void machine(int number, String point) {
        owner(
                "insert into kiosk.machine (machine, label, point, telephone, made_by) values ('%1$s', 'F', %2$s, '', '%1$s')"
                        .formatted(ID + number, point));
    }

    private void turns(int machine, String day, String measure, int bucket, int number) {
        owner(
                "insert into kiosk.tally (machine, day, task, measure, bucket, n) values ('%s', '%s', 'record', '%s', %d, %d)"
                        .formatted(ID + machine, day, measure, bucket, number));
    }

    private void owner(String sql) {
        try (var connection = TableOwner.connect(house.getEnvironment());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private ServiceMonths months() {
        return new ServiceMonths(
                house.getBean(ServiceMonthRecords.class),
                house.getBean(CaseFigures.class),
                house.getBean(Kiosks.class),
                Clock.fixed(Instant.parse("2014-05-15T04:00:00Z"), Words.ZONE));
    }

    private KioskTurns inMay() {
        return new KioskTurns(months(), house.getBean(Places.class));
    }

    @Test
    void onlyFinishedMonthsAreToldTheNewestFirst() {
        assertThat(months().read().months())
                .as("and none in which nobody came to a receipt or asked for a person")
                .containsExactly(APRIL, MARCH, FEBRUARY);
    }

    @Test
    void turnsAreToldByMonthWithTheirSecondsAndHandOvers() {
        var months = inMay().byMonth(page);
        assertThat(months.rows()).containsExactly("2014-04", "2014-03", "2014-02");
        assertThat(months.cells())
                .containsExactly(
                        List.of("220", "60", "60", "27"),
                        List.of("94", "90", HIDDEN, "15"),
                        List.of(HIDDEN, HIDDEN, HIDDEN, "0"));
    }

    @Test
    void turnsAreToldByDistrictOfOneMonth() {
        var april = inMay().byCounty(APRIL, page);
        assertThat(april.rows()).hasSize(2);
        assertThat(april.cells()).containsExactly(List.of("200", "60", "120", "15"), List.of("20", "30", HIDDEN, "12"));
    }

    /// One of the two others is withheld with the four: all of them together are told.
    @Test
    void aSmallNumberCannotBeWorkedOutFromThoseBesideIt() {
        var march = inMay().byCounty(MARCH, page);
        assertThat(march.rows()).first().isEqualTo("at no service point");
        assertThat(march.cells())
                .containsExactly(
                        List.of("50", "90", HIDDEN, "15"),
                        List.of(HIDDEN, HIDDEN, HIDDEN, "0"),
                        List.of(HIDDEN, HIDDEN, HIDDEN, "0"));
        assertThat(inMay().byCounty(FEBRUARY, page).cells())
                .allSatisfy(row -> assertThat(row).containsExactly(HIDDEN, HIDDEN, HIDDEN, "0"));
        assertThat(inMay().byCounty(JANUARY, page)).isEqualTo(Published.NONE);
    }

    @Test
    void theCourseShowsWhatTheTableTells() {
        assertThat(inMay().seconds(page))
                .extracting(series ->
                        series.points().stream().map(Plot.Point::value).toList())
                .containsExactly(List.of(90.0, 60.0), List.of(60.0));
        assertThat(inMay().handOvers(page))
                .extracting(series ->
                        series.points().stream().map(Plot.Point::value).toList())
                .containsExactly(List.of(0.0, 15.0, 27.0));
    }

    @Test
    void thePageHasItAllAndTheFilesOpenInASpreadsheet() {
        var pages = new ServiceFigurePages(
                new ServiceFigures(months(), house.getBean(Places.class)), inMay(), house.getBean(Templates.class));
        assertThat(pages.services(page, "2014-03").render())
                .contains("2014-03: kiosks", "kiosk-seconds-title", "kiosk-hand-overs-title", "at no service point");
        assertThat(text(pages.kiosks(page).getBody())).contains("2014-04,220,60,60,27");
        assertThat(text(pages.kiosksByDistrict(page, "2014-03").getBody())).contains("at no service point,50,90,–,15");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> pages.kiosksByDistrict(page, "2014-05"))
                .returns("month-unknown", Problem::name);
    }

    private static String text(byte @org.jspecify.annotations.Nullable [] file) {
        return new String(Objects.requireNonNull(file), StandardCharsets.UTF_8);
    }
}
