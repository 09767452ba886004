package org.anju.town;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.anju.shared.DocumentKind;
import org.anju.shared.IdentityNumber;
import org.anju.shared.PartialDate;
import org.junit.jupiter.api.Test;

class TownPeopleTests {

    private static final LocalDate TODAY = TownTests.TODAY;
    private static final Town TOWN = Town.grow(1, 20_000, TODAY);
    private static final Map<String, List<TownStay>> LIVES = Lives.of(TOWN);

    private static long persons(Predicate<TownStay> which) {
        return LIVES.values().stream().map(List::getFirst).filter(which).count();
    }

    private static long age(TownStay stay) {
        return ChronoUnit.YEARS.between(stay.birth(), TODAY);
    }

    @Test
    void everyCardHasAValidNumberThatStatesBirthAndSexAndCanBeNobodys() {
        TOWN.stays()
                .filter(s -> s.kind() == DocumentKind.RESIDENT_IDENTITY_CARD)
                .forEach(s -> {
                    assertThat(IdentityNumber.read(s.kind(), s.number(), TODAY))
                            .isInstanceOfSatisfying(IdentityNumber.Reading.Valid.class, valid -> {
                                assertThat(valid.number().value())
                                        .isEqualTo(s.number())
                                        .startsWith("99");
                                assertThat(valid.number().birth()).isEqualTo(s.birth());
                                assertThat(valid.number().sex()).isEqualTo(s.sex());
                            });
                });
    }

    @Test
    void onlyCardsPassportsOfUtopiaAndNoDocumentOccur() {
        assertThat(TOWN.stays().filter(s -> s.kind() == DocumentKind.PASSPORT))
                .isNotEmpty()
                .allSatisfy(s -> assertThat(s.number()).matches("UTO[0-9]{10}"));
        assertThat(TOWN.stays().filter(s -> s.kind() == DocumentKind.NONE))
                .isNotEmpty()
                .allSatisfy(s -> {
                    assertThat(s.number()).isEmpty();
                    assertThat(age(s)).isZero();
                });
        assertThat(TOWN.stays().map(TownStay::kind).distinct()).hasSize(3);
    }

    /// As many numbers as persons with one, and one name, birth and telephone to each: no number is given
    /// twice.
    @Test
    void oneNumberIsOnePerson() {
        assertThat(LIVES).hasSize(20_000);
        assertThat(LIVES.values())
                .allSatisfy(life -> assertThat(life.stream()
                                .map(s -> List.of(s.name(), s.birth(), s.sex(), s.kind(), s.household(), s.phone()))
                                .distinct())
                        .hasSize(1));
    }

    @Test
    void telephonesAreOfARangeThatNobodyHas() {
        assertThat(TOWN.stays().map(TownStay::phone)).allMatch(p -> p.matches("(194[0-9]{8})?"));
    }

    @Test
    void everyStayIsInADwellingOfTheTownThatPeopleCanLiveIn() {
        var use = TOWN.dwellings().collect(Collectors.toMap(TownDwelling::code, TownDwelling::use));
        assertThat(TOWN.stays())
                .allSatisfy(s -> assertThat(use.get(s.dwelling())).isIn("住宅", "商住", "集体宿舍"));
    }

    @Test
    void nothingHappensInTheFutureOrBeforeBirth() {
        assertThat(TOWN.stays()).allSatisfy(s -> {
            assertThat(s.birth()).isBeforeOrEqualTo(TODAY);
            if (!(s.moved() instanceof PartialDate.Unknown)) {
                assertThat(s.moved().latest()).isBeforeOrEqualTo(TODAY);
                assertThat(s.moved().earliest()).isAfterOrEqualTo(s.birth());
            }
        });
    }

    @Test
    void aPersonsStaysAreInOrderAndNeverTwoCanBeOnOneDay() {
        assertThat(LIVES.values()).allSatisfy(life -> {
            for (int i = 1; i < life.size(); i++) {
                assertThat(life.get(i).moved().earliest())
                        .isAfter(life.get(i - 1).moved().latest());
                assertThat(life.get(i).dwelling()).isNotEqualTo(life.get(i - 1).dwelling());
            }
        });
    }

    @Test
    void theStreamIsInOrderOfTheDay() {
        var days = TOWN.stays()
                .map(TownStay::moved)
                .filter(PartialDate::certain)
                .map(PartialDate::earliest)
                .toList();
        assertThat(days).isSorted().hasSizeGreaterThan(15_000);
    }

    @Test
    void mostDaysAreKnownSomeOnlyByMonthOrYearAndFewNotAtAll() {
        var kinds = TOWN.stays()
                .collect(Collectors.groupingBy(s -> s.moved().getClass().getSimpleName(), Collectors.counting()));
        var all = (double) TOWN.stayCount();
        assertThat(kinds.getOrDefault("Day", 0L) / all).isBetween(0.8, 0.95);
        assertThat(kinds.getOrDefault("Month", 0L) / all).isBetween(0.03, 0.12);
        assertThat(kinds.getOrDefault("InYear", 0L) / all).isBetween(0.01, 0.07);
        assertThat(kinds.getOrDefault("Unknown", 0L) / all).isBetween(0.001, 0.02);
    }

    @Test
    void householdsAreOfManySizes() {
        var sizes = new HashMap<String, Integer>();
        LIVES.values().forEach(life -> sizes.merge(life.getLast().dwelling(), 1, Integer::sum));
        var occupied = sizes.size();
        assertThat((double) occupied / TOWN.dwellingCount()).isBetween(0.85, 0.97);
        assertThat(sizes.values().stream().filter(n -> n == 1).count() / (double) occupied)
                .isBetween(0.15, 0.3);
        assertThat(sizes.values().stream().filter(n -> n == 3).count() / (double) occupied)
                .isBetween(0.18, 0.35);
        assertThat(sizes.values().stream().filter(n -> n >= 5).count() / (double) occupied)
                .isBetween(0.04, 0.15);
    }

    @Test
    void agesAreThoseOfACity() {
        assertThat(persons(s -> age(s) < 15) / 20_000.0).isBetween(0.09, 0.19);
        assertThat(persons(s -> age(s) >= 60) / 20_000.0).isBetween(0.12, 0.24);
        assertThat(persons(s -> age(s) > 100)).isZero();
    }

    @Test
    void aFifthHaveMovedInsideTheTownAndSomeOftenAndSomeAtMarriage() {
        var movers = LIVES.values().stream().filter(life -> life.size() > 1).count();
        assertThat(movers / 20_000.0).isBetween(0.12, 0.35);
        assertThat(LIVES.values().stream().filter(life -> life.size() > 3)).hasSizeGreaterThan(50);
        assertThat(LIVES.values().stream()
                        .filter(life ->
                                life.size() > 1 && life.getLast().reason().equals("婚嫁")))
                .hasSizeGreaterThan(100);
    }

    @Test
    void namesakesEvenOfOneBirthDayLiveInDifferentPlaces() {
        var births = LIVES.values().stream()
                .map(List::getLast)
                .collect(Collectors.groupingBy(
                        s -> s.name() + s.birth(), Collectors.mapping(TownStay::dwelling, Collectors.toSet())));
        assertThat(births.values().stream().filter(places -> places.size() > 1)).hasSizeGreaterThanOrEqualTo(2);
        assertThat(persons(s -> s.name().equals("李伟"))).isPositive();
    }

    @Test
    void twinsAndNamesThatFormsForget() {
        var births = LIVES.values().stream()
                .map(List::getFirst)
                .filter(s -> age(s) < 18)
                .collect(Collectors.groupingBy(s -> s.dwelling() + s.birth() + s.moved(), Collectors.counting()));
        assertThat(births.values().stream().filter(n -> n == 2)).isNotEmpty();
        assertThat(persons(s -> s.name().codePoints().anyMatch(c -> c > 0xFFFF)))
                .isPositive();
        assertThat(persons(s -> s.name().indexOf('·') > 0)).isGreaterThan(20);
        assertThat(persons(s -> s.name().codePointCount(0, s.name().length()) >= 60))
                .isPositive();
        assertThat(persons(s -> s.name().matches("(欧阳|司马|上官|诸葛|尉迟|皇甫|司徒|东方).*")))
                .isGreaterThan(5);
        assertThat(TOWN.stays().map(TownStay::name))
                .allMatch(n -> java.text.Normalizer.isNormalized(n, java.text.Normalizer.Form.NFC));
    }

    @Test
    void manyAreRegisteredElsewhereButAlwaysInTheInventedProvince() {
        var divisions =
                TOWN.divisions().stream().map(d -> d.code().substring(0, 6)).collect(Collectors.toSet());
        assertThat(TOWN.stays()).allSatisfy(s -> {
            if (s.kind() != DocumentKind.PASSPORT) {
                assertThat(divisions).contains(s.household());
            }
        });
        assertThat(persons(s -> Communities.ELSEWHERE.contains(s.household())) / 20_000.0)
                .isBetween(0.2, 0.5);
    }
}
