package org.anju.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.dwellings.Dwellings;
import org.anju.dwellings.Located;
import org.anju.dwellings.Use;
import org.anju.residents.Person;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.Access;
import org.anju.shared.AsOf;
import org.anju.shared.DocumentKind;
import org.anju.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// What an officer decides on a visit that waits goes into the register, once.
@HouseTest
class DecisionsTests {

    @Autowired
    ApplicationContext house;

    @Autowired
    Visits visits;

    @Autowired
    Doors doors;

    @Autowired
    Residents residents;

    final Access registrar = Neighbourhood.registrar(null);
    final Access officer = Neighbourhood.access(Role.REVIEWER, "visit-review", "997201");

    Beat beat;

    @BeforeEach
    void aBeat() {
        beat = Beat.build(house);
    }

    @Test
    void aParallelChangeIsTakenAndTheDwellingConfirmed() {
        beat.lives("审甲", 101, "2021-03");
        var sight = beat.phone.sight(beat.room(101));
        beat.lives("审乙", 101, "2026-02");
        var newcomer = Neighbourhood.number();
        var visit = held(beat.phone.save(
                sight, Outcome.CHANGED, new Fact.Left(sight.stay(0), "2026-05"), Beat.someone("审丙", newcomer)));
        var waiting = visits.get(visit, officer);
        assertThat(waiting.differs()).isEqualTo(VisitVerdict.Differs.PARALLEL);
        assertThat(waiting.facts()).hasSize(2);
        assertThat(waiting.facts().get(1).fact()).isInstanceOf(Fact.Declared.class);
        assertThat(beat.phone.pack().held()).containsExactly(visit);
        visits.decide(
                visit,
                List.of(new Choice(0, Take.VISIT), new Choice(1, Take.VISIT)),
                ReviewReason.NO_CONTRADICTION,
                officer);
        assertThat(beat.phone.pack().held()).isEmpty();
        assertThat(beat.phone.sight(beat.room(101)).names()).hasSize(2);
        assertThat(person(newcomer).stays().getFirst().dwelling()).isEqualTo(beat.room(101));
        assertThat(door(101).confirmedOn()).isEqualTo(LocalDate.now());
        assertThatThrownBy(() -> visits.decide(visit, List.of(), ReviewReason.NO_CONTRADICTION, officer))
                .hasMessageStartingWith("visit-decided");
    }

    @Test
    void whatTheRegisterSaysStaysWhereItIsTaken() {
        beat.lives("审丁", 101, "2021-03");
        var sight = beat.phone.sight(beat.room(101));
        beat.lives("审戊", 101, "2026-02");
        var visit = held(beat.phone.save(sight, Outcome.CHANGED, new Fact.Left(sight.stay(0), "2026-05")));
        visits.decide(visit, List.of(new Choice(0, Take.REGISTER)), ReviewReason.OCCUPANTS_ASKED, officer);
        assertThat(beat.phone.sight(beat.room(101)).names()).hasSize(2);
        assertThat(door(101).confirmedOn()).isNull();
    }

    @Test
    void whoWasMetAtTheDoorLivesThereWhateverTheRegisterHadHeard() {
        var number = beat.lives("审己", 101, "2021-03");
        var sight = beat.phone.sight(beat.room(101));
        beat.declare("审己", number, 202, "2026-03-01");
        var visit = held(beat.phone.save(sight, Outcome.CONFIRMED, new Fact.Stays(sight.stay(0))));
        visits.decide(visit, List.of(new Choice(0, Take.VISIT)), ReviewReason.OCCUPANTS_ASKED, officer);
        assertThat(person(number).stays().getFirst().dwelling()).isEqualTo(beat.room(101));
        assertThat(person(number).acts().getFirst().reference())
                .isEqualTo(visit.value().toString());
    }

    @Test
    void anotherDayOfLeavingIsPutRight() {
        var number = beat.lives("审庚", 101, "2021-03");
        var sight = beat.phone.sight(beat.room(101));
        beat.declare("审庚", number, 202, "2026-03-01");
        var visit = held(beat.phone.save(sight, Outcome.CHANGED, new Fact.Left(sight.stay(0), "2026-02-10")));
        visits.decide(visit, List.of(new Choice(0, Take.VISIT)), ReviewReason.DOCUMENT_SEEN, officer);
        var stays = person(number).stays();
        assertThat(stays.getFirst().dwelling()).isEqualTo(beat.room(202));
        assertThat(stays.getFirst().starts().text()).isEqualTo("2026-02-10");
    }

    @Test
    void whoNeverLivedThereNeverDid() {
        var number = beat.lives("审辛", 101, "2021-03");
        var sight = beat.phone.sight(beat.room(101));
        var visit = held(beat.phone.save(sight, Outcome.CHANGED, new Fact.Never(sight.stay(0))));
        visits.decide(visit, List.of(new Choice(0, Take.VISIT)), ReviewReason.WRITTEN_WRONGLY, officer);
        assertThat(person(number).stays()).isEmpty();
    }

    @Test
    void aNewDwellingIsRegisteredAndOneThatIsNoneEnds() {
        var address = beat.street.room(701);
        var found = new Visit(
                new VisitId(UUID.randomUUID()),
                beat.phone.next(),
                null,
                "",
                Instant.now(),
                Outcome.NEW_DWELLING,
                List.of(new Fact.Found(address, Use.RESIDENTIAL, beat.room(604), null, 0)),
                "");
        visits.decide(held(found), List.of(new Choice(0, Take.VISIT)), ReviewReason.DOCUMENT_SEEN, officer);
        assertThat(house.getBean(Dwellings.class).resolve(List.of(address)).getFirst())
                .isInstanceOf(Located.Found.class);
        assertThat(doors.list(List.of(beat.area))).hasSize(25);
        var none = held(beat.phone.save(beat.phone.sight(beat.room(603)), Outcome.NOT_A_DWELLING));
        var home = beat.room(603);
        visits.decide(none, List.of(new Choice(Choice.OUTCOME, Take.VISIT)), ReviewReason.VISITOR_ASKED, officer);
        assertThat(house.getBean(Dwellings.class).find(home)).isEmpty();
        assertThat(doors.list(List.of(beat.area))).hasSize(24);
    }

    @Test
    void aDwellingInWhichSomebodyLivesDoesNotEnd() {
        beat.lives("审壬", 101, "2021-03");
        var visit = held(beat.phone.save(beat.phone.sight(beat.room(101)), Outcome.NOT_A_DWELLING));
        assertThatThrownBy(() -> visits.decide(
                        visit, List.of(new Choice(Choice.OUTCOME, Take.VISIT)), ReviewReason.VISITOR_ASKED, officer))
                .hasMessageStartingWith("dwelling-lived-in");
        assertThat(visits.get(visit, officer).reason()).as("it waits still").isEqualTo("not-a-dwelling");
    }

    @Test
    void aVisitThatIsGivenBackIsAskedForAgain() {
        beat.lives("审癸", 101, "2021-03");
        var sight = beat.phone.sight(beat.room(101));
        var visit = held(beat.phone.save(sight, Outcome.CHANGED, new Fact.Never(sight.stay(0))));
        visits.returnTo(visit, ReturnReason.CHECK_WHO_LIVES_THERE, officer);
        var packed = beat.phone.pack();
        assertThat(packed.returned()).singleElement().satisfies(returned -> {
            assertThat(returned.visit()).isEqualTo(visit);
            assertThat(returned.reason()).isEqualTo(ReturnReason.CHECK_WHO_LIVES_THERE);
        });
        assertThat(door(101).askedFor()).isEqualTo(AskReason.RETURNED);
        assertThatThrownBy(() -> visits.get(visit, officer)).hasMessageStartingWith("visit-decided");
        assertThat(beat.phone
                        .sendOne(beat.phone.save(beat.phone.sight(beat.room(101)), Outcome.CONFIRMED))
                        .state())
                .isEqualTo(VisitVerdict.State.ACCEPTED);
        assertThat(beat.phone.pack().returned()).isEmpty();
        assertThat(door(101).askedFor()).isNull();
    }

    @Test
    void whoeverAVisitConcernsSeesThatItWasOpened() {
        var number = beat.lives("审子", 101, "2021-03");
        var sight = beat.phone.sight(beat.room(101));
        var visit = held(beat.phone.save(sight, Outcome.CHANGED, new Fact.Never(sight.stay(0))));
        visits.get(visit, officer);
        var entries = house.getBean(org.anju.oversight.AccessLog.class)
                .listAbout(person(number).id(), Neighbourhood.access(Role.AUDITOR, "inspection", null), null, 50);
        assertThat(entries)
                .anyMatch(entry -> entry.shown() == org.anju.oversight.Shown.HELD_ITEM
                        && entry.purpose().value().equals("visit-review"));
    }

    private VisitId held(Visit visit) {
        assertThat(beat.phone.sendOne(visit).state()).isEqualTo(VisitVerdict.State.HELD);
        return visit.id();
    }

    private Door door(int room) {
        return doors.list(List.of(beat.area)).stream()
                .filter(door -> door.dwelling().equals(beat.room(room)))
                .findFirst()
                .orElseThrow();
    }

    private Person person(String number) {
        var search = new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number);
        var hit = ((Search.Outcome.Hits) residents.search(search, registrar))
                .hits()
                .getFirst();
        return residents.get(hit.person(), new AsOf(LocalDate.now(), Instant.now()), registrar);
    }
}
