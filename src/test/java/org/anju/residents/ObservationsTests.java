package org.anju.residents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.TableOwner;
import org.anju.places.DivisionRow;
import org.anju.places.Places;
import org.anju.shared.Access;
import org.anju.shared.AsOf;
import org.anju.shared.DivisionCode;
import org.anju.shared.DocumentKind;
import org.anju.shared.IdentityNumber;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/// Declarations on their way into the register, against the real database: moves, both time axes, races,
/// decisions.
@HouseTest
class ObservationsTests {

    @Autowired
    ApplicationContext house;

    @Autowired
    Environment settings;

    @Autowired
    Observations observations;

    @Autowired
    HeldItems held;

    @Autowired
    Residents residents;

    final Access registrar = Neighbourhood.registrar(null);

    Neighbourhood street;
    String number;

    @BeforeEach
    void aStreetAndSomebody() {
        street = Neighbourhood.build(house);
        number = Neighbourhood.number();
    }

    private Receipt declare(String name, int room, String movedIn) {
        return observations
                .observe(List.of(street.declaration(name, number, room, movedIn)), registrar)
                .getFirst();
    }

    private PersonId found() {
        var search = new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number);
        return ((Search.Outcome.Hits) residents.search(search, registrar))
                .hits()
                .getFirst()
                .person();
    }

    private Person person(AsOf asOf) {
        return residents.get(found(), asOf, registrar);
    }

    @Test
    void aMoveEndsTheStayBeforeAndOverwritesNothing() {
        declare("试一", 101, "2015-01-01");
        var before = residents.now();
        declare("试一", 102, "2020-06-01");

        var today = person(residents.now());
        assertThat(today.stays())
                .extracting(stay -> stay.days().certainFrom())
                .containsExactly(LocalDate.of(2020, 6, 1), LocalDate.of(2015, 1, 1));
        assertThat(today.stays().getLast().until()).isEqualTo("2020-06-01");
        assertThat(today.stays().getFirst().until()).isNull();
        assertThat(today.history()).hasSize(3);

        var asKnownBefore = person(before);
        assertThat(asKnownBefore.stays())
                .singleElement()
                .satisfies(stay -> assertThat(stay.until()).isNull());
    }

    @Test
    void anEarlierStayThatIsDeclaredLateFindsItsPlace() {
        declare("试一", 101, "2020-01-01");
        declare("试一", 102, "2010-01-01");
        assertThat(person(residents.now()).stays())
                .extracting(stay -> stay.days().certainFrom() + " " + stay.until())
                .containsExactly("2020-01-01 null", "2010-01-01 2020-01-01");
    }

    @ParameterizedTest
    @CsvSource({"2019-07-15, 2019-07-15", "2019-07, 2019-08-01", "2019, 2020-01-01"})
    void aStayIsCertainFromTheDayAfterItsUncertaintyEnds(String movedIn, LocalDate certain) {
        declare("试一", 101, movedIn);
        var stay = person(residents.now()).stays().getFirst();
        assertThat(stay.starts().text()).isEqualTo(movedIn);
        assertThat(stay.days().certainFrom()).isEqualTo(certain);
    }

    @Test
    void occupancyFollowsFromStaysOnTheDayAsked() {
        declare("试一", 101, "2015-01-01");
        declare("试一", 102, "2020-06-01");
        var home = java.util.Objects.requireNonNull(
                person(residents.now()).stays().getLast().dwelling());
        var division = DivisionCode.read("997201001");
        assertThat(residents
                        .occupancy(home, division, new AsOf(LocalDate.of(2020, 5, 31), Instant.now()), registrar)
                        .occupants())
                .hasSize(1);
        assertThat(residents
                        .occupancy(home, division, new AsOf(LocalDate.of(2020, 6, 1), Instant.now()), registrar)
                        .occupants())
                .isEmpty();
    }

    @Test
    void whatContradictsTheRegisterIsHeldAndAnOfficerDecides() {
        declare("试一", 101, "2015-01-01");
        assertThat(declare("试一", 101, "2016-01-01").verdict().reason()).isEqualTo("start-differs-from-register");
        assertThat(declare("试一", 102, "2015-01-01").verdict().reason()).isEqualTo("other-dwelling-from-same-day");
        var other = declare("别人", 103, "2018-01-01");
        assertThat(other.verdict().reason()).isEqualTo("name-differs-from-register");

        held.accept(observation(other), null, registrar);
        var person = person(residents.now());
        assertThat(person.particulars().name()).isEqualTo("试一");
        assertThat(person.stays().getFirst().address()).isEqualTo(street.room(103));
        assertThat(declare("别人", 103, "2018-01-01").verdict()).isEqualTo(Verdict.ALREADY_KNOWN);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> held.accept(observation(other), null, registrar))
                .matches(problem -> problem.name().equals("held-item-unknown"));
    }

    @Test
    void whatAnOfficerRefusedStaysRefused() {
        var unknown = observations
                .observe(
                        List.of(new Declaration("试一", "", "", number, "", "", "没有的路1号", "2015", "", "", "")), registrar)
                .getFirst();
        assertThat(unknown.verdict().reason()).isEqualTo("dwelling-unknown");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> held.accept(observation(unknown), null, registrar))
                .matches(problem -> problem.name().equals("dwelling-needed"));
        held.refuse(observation(unknown), registrar);
        var again = observations.observe(
                List.of(new Declaration("试一", "", "", number, "", "", "没有的路1号", "2015", "", "", "")), registrar);
        assertThat(again.getFirst().verdict()).isEqualTo(Verdict.refused("refused-by-officer"));
    }

    @Test
    void acceptingWhatIsSoAlreadyWritesNoStayTwice() {
        declare("试一", 101, "2015-01-01");
        var other = declare("别人", 101, "2015-01-01");
        held.accept(observation(other), null, registrar);
        assertThat(person(residents.now()).history()).hasSize(1);
    }

    @Test
    void manyWritersOnOnePersonLeaveOnePersonAndOneDwellingADay() throws Exception {
        var writers = new ArrayList<Callable<Receipt>>();
        for (int i = 0; i < 24; i++) {
            var room = 101 + 100 * (i % 6);
            var day = LocalDate.of(2001 + i % 12, 1, 1).toString();
            writers.add(() -> declare("试一", room, day));
        }
        var verdicts = new ArrayList<Verdict>();
        try (var threads = Executors.newFixedThreadPool(12)) {
            for (var receipt : threads.invokeAll(writers)) {
                verdicts.add(receipt.get().verdict());
            }
        }
        // Each of the twelve declarations was made twice: once it is taken or held, once it was known or is
        // held again.
        var stays = person(residents.now()).stays();
        assertThat(verdicts)
                .filteredOn(Verdict.ACCEPTED::equals)
                .hasSameSizeAs(stays)
                .hasSizeBetween(6, 12);
        assertThat(verdicts).noneMatch(verdict -> verdict.kind() == Verdict.Kind.REFUSED);
        for (int i = 1; i < stays.size(); i++) {
            assertThat(stays.get(i).until()).isEqualTo(stays.get(i - 1).days().certainFrom());
        }
    }

    @Test
    void theDatabaseItselfRefusesTwoMainResidencesOnOneDay() throws Exception {
        declare("试一", 101, "2015-01-01");
        try (var owner = TableOwner.connect(settings);
                var insert = owner.prepareStatement("""
                        insert into residents.stay (person, stay, dwelling, division, address, starts, certain_from, placed,
                                                    valid, possible, reason, source, observation, opened_by)
                        select ?, gen_random_uuid(), gen_random_uuid(), '', '', '2016-01-01', '2016-01-01', '2016-01-01',
                               '[2016-01-01,)', '[2016-01-01,)', '', '', gen_random_uuid(), gen_random_uuid()
                        """)) {
            insert.setObject(1, found().value());
            org.assertj.core.api.Assertions.assertThatThrownBy(insert::executeUpdate)
                    .hasMessageContaining("exclusion constraint");
        }
    }

    /// The province 98 is not assigned; the history is loaded for 99, in which invented numbers lie.
    @ParameterizedTest
    @CsvSource({
        "998101, 19800101, ''",
        "998101, 19900101, document-number-division-abolished",
        "998102, 19800101, ''",
        "998109, 19800101, document-number-division-unknown",
    })
    void aNumberWhoseDivisionWasNotInForceIsHeld(String division, String birth, String reason) {
        house.getBean(Places.class)
                .importDivisions(List.of(
                        DivisionRow.through("998101", "旧县", "", "1985"),
                        DivisionRow.through("998102", "新县", "1990", "")));
        var seventeen = division + birth + Neighbourhood.number().substring(14, 17);
        number = seventeen + IdentityNumber.checkCharacter(seventeen);
        assertThat(declare("试一", 104, "2020-01-01").verdict().reason()).isEqualTo(reason);
    }

    private static ObservationId observation(Receipt receipt) {
        return java.util.Objects.requireNonNull(receipt.observation());
    }
}
