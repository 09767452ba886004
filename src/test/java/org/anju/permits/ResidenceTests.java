package org.anju.permits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.dwellings.DwellingId;
import org.anju.frame.Words;
import org.anju.residents.Abode;
import org.anju.residents.Days;
import org.anju.residents.Declaration;
import org.anju.residents.Person;
import org.anju.shared.Channel;
import org.anju.shared.DivisionCode;
import org.anju.shared.PartialDate;
import org.anju.shared.PersonId;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.shared.Sex;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// From which day somebody's half year runs, and whether the home is confirmed.
class ResidenceTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

    private final List<Person.Stay> stays = new ArrayList<>();
    private final List<Person.Act> acts = new ArrayList<>();
    private final List<Person.Standing> standings = new ArrayList<>();

    /// The decree counts residence: what others say, or the landlord confirms, from the day on which it began.
    /// Guangdong counts from the day on which it was declared; a file hands over what was declared before.
    @ParameterizedTest
    @CsvSource({
        "990101, DESK, 本人申报, 2025-01-01",
        "990101, COLLECTOR, 网格员采集, 2025-01-01",
        "990101, API, 用人单位申报, 2025-01-01",
        "990101, IMPORT, 房东申报, 2025-01-01",
        "990101, PORTAL, 本人申报, 2026-03-15",
        "990101, KIOSK, 本人申报, 2026-03-15",
        "990101, PORTAL, '本人申报，房东已确认', 2025-01-01",
        "440103, DESK, 本人申报, 2026-03-15",
        "440103, COLLECTOR, 网格员采集, 2026-03-15",
        "440103, API, 用人单位申报, 2026-03-15",
        "440103, IMPORT, 房东申报, 2025-01-01",
        "440103, PORTAL, '本人申报，房东已确认', 2026-03-15",
        "330106, DESK, 本人申报, 2025-01-01",
        "330106, PORTAL, 本人申报, 2026-03-15"
    })
    void theHalfYearRunsFrom(String division, Channel channel, String source, LocalDate since) {
        lives(division, "2025-01-01", null, channel, source, "2026-03-15");
        assertThat(residence().since()).isEqualTo(since);
    }

    /// Who declares a stay that has not begun yet, lives there from its beginning.
    @Test
    void aStayThatWasDeclaredAheadCountsFromItsBeginning() {
        lives("440103", "2026-05-01", null, Channel.PORTAL, Declaration.OWN, "2026-03-15");
        assertThat(residence().since()).isEqualTo("2026-05-01");
    }

    @ParameterizedTest
    @CsvSource({
        "PORTAL, '本人申报，房东已确认', true",
        "KIOSK, '本人申报，房东已确认', true",
        "PORTAL, 本人申报, false",
        "KIOSK, 本人申报, false",
        "DESK, 本人申报, false",
        "IMPORT, 房东申报, false"
    })
    void aHomeIsConfirmedByALandlordsCodeAlone(Channel channel, String source, boolean confirmed) {
        lives("990101", "2025-01-01", null, channel, source, "2026-03-15");
        assertThat(residence().confirmed()).isEqualTo(confirmed);
    }

    /// Moving within the city, and between a county and the city to which it does not belong.
    @ParameterizedTest
    @CsvSource({
        "330106, 330110, 2025-01-01",
        "330106, 330201, 2026-01-01",
        "419001, 419001, 2025-01-01",
        "469002, 469005, 2026-01-01",
        "110105, 110229, 2025-01-01"
    })
    void whoMovesWithinTheCityGoesOn(String before, String now, LocalDate since) {
        lives(before, "2025-01-01", "2026-01-01", Channel.DESK, "", "2025-01-01");
        lives(now, "2026-01-01", null, Channel.DESK, "", "2026-01-01");
        assertThat(residence().since()).isEqualTo(since);
        assertThat(residence().locality()).isEqualTo(DivisionCode.read(now).city());
    }

    /// The history goes on to say where somebody lived last; nobody lives there by it.
    @ParameterizedTest
    @CsvSource({"DEATH, false", "DEPARTURE, false", "CONFIDENTIAL, true"})
    void whoDiedOrLeftLivesNowhere(Person.Standing.Word word, boolean lives) {
        lives("990101", "2025-01-01", null, Channel.DESK, "", "2025-01-01");
        standings.add(new Person.Standing(word, TODAY, belief("2026-11-29")));
        assertThat(Residence.of(person(), RuleSets.ours(), TODAY).isPresent()).isEqualTo(lives);
    }

    private Residence residence() {
        return Residence.of(person(), RuleSets.ours(), TODAY).orElseThrow();
    }

    private Person person() {
        var particulars = new Person.Particulars(
                "甲", Sex.UNKNOWN, new PartialDate.Unknown(), "", null, null, belief("2025-01-01"));
        return new Person(
                PersonId.next(),
                particulars,
                List.of(particulars),
                List.of(),
                List.of(),
                stays.reversed(),
                stays.reversed(),
                standings,
                acts,
                List.of(),
                List.of());
    }

    private void lives(
            String division, String from, @Nullable String until, Channel channel, String source, String said) {
        var start = LocalDate.parse(from);
        var end = until == null ? LocalDate.MAX : LocalDate.parse(until);
        var belief = belief(said);
        acts.add(new Person.Act(
                belief.openedBy(),
                Person.Act.Kind.CHANGE,
                belief.from(),
                "试验派出所",
                Role.REGISTRAR,
                channel,
                new PurposeCode("residence-registration"),
                "T-1",
                null,
                null,
                ""));
        stays.add(new Person.Stay(
                UUID.randomUUID(),
                new Abode.Home(new DwellingId(UUID.randomUUID()), DivisionCode.read(division), "某室"),
                new PartialDate.Day(start),
                start,
                start,
                null,
                null,
                new Days(start, end, start, end),
                null,
                belief,
                "",
                source));
    }

    private static Person.Belief belief(String day) {
        Instant at = LocalDate.parse(day).atTime(12, 0).atZone(Words.ZONE).toInstant();
        return new Person.Belief(at, null, UUID.randomUUID(), null);
    }
}
