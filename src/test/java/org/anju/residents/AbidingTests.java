package org.anju.residents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.anju.dwellings.DwellingId;
import org.anju.shared.DivisionCode;
import org.anju.shared.PartialDate;
import org.anju.shared.PersonId;
import org.anju.shared.Sex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Since when somebody lives in a city without a break.
class AbidingTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final Person.Belief BELIEVED = new Person.Belief(Instant.EPOCH, null, UUID.randomUUID(), null);

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

    /// Each stay as `division from until`; the day after the last, or `-` while it goes on. The last is the home.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "440305 2025-01-01 2025-09-01, 440304 2025-09-01 - | 2025-01-01 | from door to door",
                "440305 2025-01-01 2025-08-31, 440304 2025-09-01 - | 2025-09-01 | a gap of one day",
                "440305 2025-01-01 2025-09-02, 440304 2025-09-01 - | 2025-01-01 | one day in both",
                "440305 2025-01-01 2026-03-01, 440304 2025-09-01 - | 2025-01-01 | two homes for a while",
                "440305 2024-01-01 -, 440304 2025-09-01 - | 2024-01-01 | two homes at once",
                "440305 2024-01-01 2025-10-01, 440306 2024-05-01 2024-06-01, 440304 2025-09-01 - | 2024-01-01 | one within another",
                "440305 2023-01-01 2024-06-01, 440306 2024-05-01 2025-09-01, 440304 2025-09-01 - | 2023-01-01 | three in a row",
                "440305 2023-01-01 2024-06-01, 440105 2024-06-01 2025-09-01, 440304 2025-09-01 - | 2025-09-01 | a year in another city",
                "440305 2023-01-01 2024-06-01, 440105 2024-06-01 2024-06-02, 440304 2024-06-02 - | 2024-06-02 | a day in another city",
                "419001 2023-01-01 2024-06-01, 419001 2024-06-01 - | 2023-01-01 | in a county that is its own city",
                "469002 2023-01-01 2024-06-01, 469005 2024-06-01 - | 2024-06-01 | such a county is not the city of its neighbour",
                "110105 2023-01-01 2024-06-01, 110229 2024-06-01 - | 2023-01-01 | a municipality is one city",
                "500112 2023-01-01 2024-06-01, 500229 2024-06-01 - | 2023-01-01 | with its counties"
            })
    void residenceIsUnbroken(String stays, LocalDate since, String why) {
        var all = homes(stays);
        assertThat(Abiding.since(all, all.getLast(), division(all.getLast()).city()))
                .as(why)
                .isEqualTo(since);
    }

    /// Derived as the register derives them, from starts as people know them.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "440305 2020-01-01, 440304 2025-08 | 2020-01-01 | a month without its day",
                "440305 2020-01-01, 440304 2025 | 2020-01-01 | a year without its month",
                "440305 2020-01, 440304 2025-08-15 | 2020-02-01 | the first is certain from the next month",
                "440305 2020, 440304 2025-08-15 | 2021-01-01 | or from the next year",
                "440305 2020-01-01, 440306 2025, 440304 2025-08-15 | 2020-01-01 | in between, certain on no day",
                "440305 2020-01-01, 440105 2025, 440304 2025-08-15 | 2025-08-15 | in another city, perhaps",
                "440306 2025, 440304 2025-08-15 | 2025-08-15 | what is certain on no day begins nothing",
                "440304 unknown | 2026-02-02 | from the day on which it was declared",
                "440305 2020-01-01, 440304 unknown | 2020-01-01 | in one of the two since 2020"
            })
    void partialDatesAreCertainWhereTheyMustBe(String stays, LocalDate since, String why) {
        var declared = LocalDate.of(2026, 2, 2);
        var written = java.util.Arrays.stream(stays.split(", "))
                .map(one -> one.split(" "))
                .toList();
        var legs = written.stream()
                .map(one -> PartialDate.read(one[1]).orElseThrow())
                .map(start -> new Course.Leg(start, Course.certainFrom(start, declared), null, null))
                .toList();
        var days = Course.of(legs, Course.View.PERSON, null, false);
        var all = new java.util.ArrayList<Person.Stay>();
        for (int i = 0; i < written.size(); i++) {
            all.add(stay(written.get(i)[0], days.get(i)));
        }
        assertThat(Abiding.since(all, all.getLast(), division(all.getLast()).city()))
                .as(why)
                .isEqualTo(since);
    }

    /// Homes as above, and since when the registration stands how. Of two records that are one person's one may say
    /// that the person left, and the other where to.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "440305 2020-01-01 - | CONFIDENTIAL 2024-01-01 | true",
                "440305 2020-01-01 - | ERROR 2024-01-01 | false",
                "440305 2020-01-01 - | DEATH 2026-06-01 | false",
                "440305 2020-01-01 - | DEATH 2026-06-02 | true",
                "440305 2020-01-01 - | DEPARTURE 2026-06-01 | false",
                "440305 2020-01-01 - | DEPARTURE 2026-06-02 | true",
                "440305 2020-01-01 - | DEPARTURE 2020-01-02 | false",
                "440305 2020-01-01 - | DEPARTURE 2020-01-01 | true",
                "440305 2020-01-01 - | DEPARTURE 2019-01-01 | true",
                "440305 2020-01-01 - | DEPARTURE 2019-01-01, DEPARTURE 2024-01-01 | false",
                "440305 2020-01-01 2024-01-01, 440304 2024-01-01 - | DEPARTURE 2023-01-01 | true",
                "440305 2020-01-01 - | DEATH 2019-01-01 | false",
                "440305 2020-01-01 - | DEPARTURE 2019-01-01, DEATH 2026-01-01 | false"
            })
    void whoDiedOrLeftLivesNowhere(String stays, String standings, boolean lives) {
        var homes = homes(stays);
        var said = java.util.Arrays.stream(standings.split(", "))
                .map(one -> one.split(" "))
                .map(one ->
                        new Person.Standing(Person.Standing.Word.valueOf(one[0]), LocalDate.parse(one[1]), BELIEVED))
                .toList();
        assertThat(Abiding.home(person(homes, said), TODAY).isPresent()).isEqualTo(lives);
    }

    /// A home of which no first day is known to the day may be the one that was left.
    @ParameterizedTest
    @CsvSource({"2026-04, 2026-04-20, false", "2026-04, 2026-04-01, true", "unknown, 2026-02-20, false"})
    void aHomeThatCanHaveBegunBeforeADepartureDoesNotEndIt(String starts, LocalDate left, boolean lives) {
        var start = PartialDate.read(starts).orElseThrow();
        var leg = new Course.Leg(start, Course.certainFrom(start, LocalDate.of(2026, 5, 3)), null, null);
        var days = Course.of(List.of(leg), Course.View.PERSON, null, false).getFirst();
        var said = List.of(new Person.Standing(Person.Standing.Word.DEPARTURE, left, BELIEVED));
        assertThat(Abiding.home(person(List.of(stay("440305", days)), said), TODAY)
                        .isPresent())
                .isEqualTo(lives);
    }

    /// @param stays division, first day and the day after the last, `-` for none; commas between them
    private static List<Person.Stay> homes(String stays) {
        return java.util.Arrays.stream(stays.split(", "))
                .map(one -> one.split(" "))
                .map(one -> home(one[0], one[1], one[2].equals("-") ? null : one[2]))
                .toList();
    }

    private static Person person(List<Person.Stay> stays, List<Person.Standing> standings) {
        var particulars = new Person.Particulars("甲", Sex.UNKNOWN, new PartialDate.Unknown(), "", null, null, BELIEVED);
        return new Person(
                PersonId.next(),
                particulars,
                List.of(particulars),
                List.of(),
                List.of(),
                stays.reversed(),
                stays.reversed(),
                standings,
                List.of(),
                List.of(),
                List.of());
    }

    private static DivisionCode division(Person.Stay stay) {
        return ((Abode.Home) stay.abode()).division();
    }

    private static LocalDate since(Person.Stay... stays) {
        var all = List.of(stays);
        var home = Abiding.home(person(all, List.of()), TODAY).orElseThrow();
        return Abiding.since(all, home, division(home).city());
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
                BELIEVED,
                "",
                "");
    }
}
