package org.anju.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.anju.dwellings.DwellingId;
import org.anju.residents.Abode;
import org.anju.residents.Days;
import org.anju.residents.Person;
import org.anju.shared.DivisionCode;
import org.anju.shared.PartialDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Since when somebody lives in a city without a break.
class AbidingTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    @ParameterizedTest
    @CsvSource({"440305001, 4403", "440105, 4401", "110108001, 11", "310115, 31", "500112, 50", "120000, 12", "99, 99"})
    void aCityIsOfTheSecondLevelOrDirectlyUnderTheCentralGovernment(String division, String city) {
        assertThat(Abiding.locality(division)).isEqualTo(city);
    }

    @Test
    void whoMovesWithinTheCityGoesOnLivingThere() {
        assertThat(since(home("440305001", "2025-01-01", "2025-09-01"), home("440304001", "2025-09-01", null)))
                .isEqualTo("2025-01-01");
    }

    @Test
    void whoComesFromAnotherCityBeginsAnew() {
        assertThat(since(home("440105001", "2020-01-01", "2025-09-01"), home("440304001", "2025-09-01", null)))
                .isEqualTo("2025-09-01");
    }

    @Test
    void aBreakBeginsItAnew() {
        assertThat(since(home("440305001", "2025-01-01", "2025-06-01"), home("440304001", "2025-06-02", null)))
                .isEqualTo("2025-06-02");
    }

    @Test
    void whoMovedInAMonthThatIsKnownWithoutItsDayLivedInOneOfTheTwo() {
        var before = home("440305001", "2025-01-01", "2025-09-01");
        var after = stay(
                "440304001",
                new Days(LocalDate.of(2025, 9, 1), LocalDate.MAX, LocalDate.of(2025, 10, 1), LocalDate.MAX));
        assertThat(since(before, after)).isEqualTo("2025-01-01");
    }

    @Test
    void aStayThatMayHaveBegunInAYearCountsFromTheDayOnWhichItIsCertain() {
        var home = stay(
                "440304001",
                new Days(LocalDate.of(2025, 1, 1), LocalDate.MAX, LocalDate.of(2026, 1, 1), LocalDate.MAX));
        assertThat(since(home)).isEqualTo("2026-01-01");
    }

    private static LocalDate since(Person.Stay... stays) {
        var all = List.of(stays);
        var home = Abiding.home(all, TODAY).orElseThrow();
        return Abiding.since(
                all,
                home,
                Abiding.locality(((Abode.Home) home.abode()).division().value()));
    }

    private static Person.Stay home(String division, String from, @org.jspecify.annotations.Nullable String until) {
        var start = LocalDate.parse(from);
        var end = until == null ? LocalDate.MAX : LocalDate.parse(until);
        return stay(division, new Days(start, end, start, end));
    }

    private static Person.Stay stay(String division, Days days) {
        return new Person.Stay(
                UUID.randomUUID(),
                new Abode.Home(new DwellingId(UUID.randomUUID()), DivisionCode.read(division), "某室"),
                new PartialDate.Day(days.canBegin()),
                days.certainFrom(),
                days.certainFrom(),
                null,
                null,
                days,
                null,
                new Person.Belief(Instant.EPOCH, null, UUID.randomUUID(), null),
                "",
                "");
    }
}
