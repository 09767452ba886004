package org.anju.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.TableOwner;
import org.anju.dwellings.Dwellings;
import org.anju.residents.Acts;
import org.anju.residents.Amendment;
import org.anju.residents.Dweller;
import org.anju.residents.Grounds;
import org.anju.residents.Person;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.Channel;
import org.anju.shared.DivisionCode;
import org.anju.shared.DocumentKind;
import org.anju.shared.PersonId;
import org.anju.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Areas, their doors, and what a phone is sent of them.
@HouseTest
class AreasTests {

    @Autowired
    ApplicationContext house;

    @Autowired
    Areas areas;

    @Autowired
    Doors doors;

    @Autowired
    Packages packages;

    Beat beat;

    @BeforeEach
    void aBeat() {
        beat = Beat.build(house);
    }

    @Test
    void anAreaHasTheBuildingsThatItWasGivenAndTheOneOfTheDivisionHasTheRest() {
        var rest = areas.create("其余" + beat.area.value(), DivisionCode.read("997201001"), 90, beat.reviewer);
        doors.refresh(rest);
        assertThat(areas.doors(beat.area)).isEqualTo(24);
        assertThat(dwellings(rest)).doesNotContain(beat.room(101));
        areas.assign(beat.area, Set.of(), beat.reviewer);
        areas.end(beat.area, beat.reviewer);
        doors.refresh(rest);
        assertThat(dwellings(rest)).contains(beat.room(101));
        areas.end(rest, beat.reviewer);
    }

    @Test
    void anAreaLiesInTheTerritoryAndIsNotTooLarge() {
        assertThatThrownBy(() -> areas.create("远", DivisionCode.read("997202001"), 90, beat.reviewer))
                .hasMessageStartingWith("outside-territory");
        assertThatThrownBy(() -> areas.create("大", DivisionCode.read("997201"), 90, beat.reviewer))
                .hasMessageStartingWith("area-division-too-large");
        assertThatThrownBy(() -> areas.create(" ", DivisionCode.read("997201001"), 90, beat.reviewer))
                .hasMessageStartingWith("area-name-form");
        assertThatThrownBy(() -> areas.create("零", DivisionCode.read("997201001"), 0, beat.reviewer))
                .hasMessageStartingWith("area-target-range");
    }

    @Test
    void aHoldingEndsOnItsDay() {
        var worker = Beat.staff(house, Role.COLLECTOR);
        var today = LocalDate.now();
        areas.hold(beat.area, worker.account(), today.minusDays(9), today, beat.reviewer);
        assertThat(areas.heldBy(worker.account(), null)).isEmpty();
        areas.hold(beat.area, worker.account(), today, today.plusDays(1), beat.reviewer);
        assertThat(areas.heldBy(worker.account(), null)).extracting(Area::id).containsExactly(beat.area);
        assertThat(areas.heldBy(worker.account(), DivisionCode.read("997202"))).isEmpty();
        areas.release(beat.area, worker.account(), beat.reviewer);
        assertThat(areas.heldBy(worker.account(), null)).isEmpty();
    }

    @Test
    void aWorkerHoldsNoAreaThatThePostDoesNotReach() {
        var accounts = house.getBean(org.anju.accounts.Accounts.class);
        var unit = accounts.createUnit("试验街道居委会", "", DivisionCode.read("997201001"));
        var login = "area-" + java.util.UUID.randomUUID();
        accounts.createStaff(login, "员", "一句自己记得住的话 2026", unit, Role.COLLECTOR);
        var worker = accounts.findAccount(login).orElseThrow();
        areas.hold(beat.area, worker.account(), LocalDate.now(), null, beat.reviewer);
        var other = areas.create("别处", DivisionCode.read("997201002"), 90, beat.reviewer);
        assertThatThrownBy(() -> areas.hold(other, worker.account(), LocalDate.now(), null, beat.reviewer))
                .hasMessageStartingWith("area-not-the-workers");
        areas.end(other, beat.reviewer);
    }

    @Test
    void theListIsInTheOrderOfAgeAndThenOfTheWalk() {
        var today = LocalDate.now();
        doors.recall(
                Map.of(
                        beat.room(101), today.minusDays(3),
                        beat.room(102), today.minusDays(60),
                        beat.room(103), today.minusDays(200),
                        beat.room(104), today.minusDays(200)),
                Channel.DESK);
        var calls = beat.phone.pack().calls();
        assertThat(calls.subList(20, 24).stream().map(call -> call.door().dwelling()))
                .containsExactly(beat.room(103), beat.room(104), beat.room(102), beat.room(101));
        assertThat(calls.subList(0, 20)).extracting(call -> call.door().walk()).isSorted();
        assertThat(calls).allMatch(call -> call.dwelling().address().street().length() > 1);
    }

    @Test
    void aDeclarationAtTheDeskConfirmsADwellingAndAnImportedFileDoesNot() {
        beat.lives("片甲", 101, "2021-03");
        var system = house.getBean(org.anju.accounts.Accounts.class)
                .systemAccess(new org.anju.shared.PurposeCode("office-import"), "试", Channel.IMPORT);
        house.getBean(org.anju.residents.Observations.class)
                .observe(
                        java.util.List.of(
                                beat.street.declaration("片乙", org.anju.Neighbourhood.number(), 102, "2021-03")),
                        system);
        doors.refresh(beat.area);
        assertThat(door(101).confirmedOn()).isEqualTo(LocalDate.now());
        assertThat(door(101).confirmedBy()).isEqualTo(Channel.DESK);
        assertThat(door(102).confirmedOn()).isNull();
    }

    @Test
    void aPackageSinceHasWhatChangedAndNothingElse() {
        var first = beat.phone.pack();
        assertThat(first.whole()).isTrue();
        var none = packages.pack(first.cursor(), beat.phone.access());
        assertThat(none.whole()).isFalse();
        assertThat(lately(none)).isEmpty();
        beat.lives("片丙", 101, "2021-03");
        doors.askFor(beat.room(102), AskReason.DECLARED_UNCONFIRMED);
        house.getBean(Dwellings.class).change(beat.room(103), org.anju.dwellings.Use.OFFICE);
        var some = packages.pack(first.cursor(), beat.phone.access());
        assertThat(lately(some))
                .contains(beat.room(101), beat.room(102), beat.room(103))
                .hasSize(3);
        assertThat(some.calls().stream()
                        .filter(call -> call.door().dwelling().equals(beat.room(101)))
                        .findFirst()
                        .orElseThrow()
                        .occupants())
                .hasSize(1);
    }

    @Test
    void whoseRecordIsConfidentialIsOnNoPhone() {
        var number = beat.lives("片丁", 104, "2020-02");
        var first = beat.phone.pack();
        assertThat(occupants(first, 104)).hasSize(1);
        confidential(person(number));
        var since = packages.pack(first.cursor(), beat.phone.access());
        assertThat(since.whole()).isFalse();
        assertThat(occupants(since, 104)).isEmpty();
        assertThat(occupants(beat.phone.pack(), 104)).isEmpty();
    }

    @Test
    void whoseRecordIsOneWithAConfidentialOneIsOnNoPhone() throws SQLException {
        var survivor = person(beat.lives("片戊", 201, "2020-02"));
        var gone = person(beat.lives("片己", 202, "2021-02"));
        merged(gone, survivor);
        var hidden = person(beat.lives("片庚", 203, "2020-02"));
        var open = person(beat.lives("片辛", 204, "2021-02"));
        var first = beat.phone.pack();
        for (int room : List.of(202, 204)) {
            assertThat(occupants(first, room)).as("%d", room).hasSize(1);
        }
        confidential(survivor);
        var since = packages.pack(first.cursor(), beat.phone.access());
        assertThat(occupants(since, 202))
                .as("the home is of the record that was merged")
                .isEmpty();
        confidential(hidden);
        merged(hidden, open);
        var whole = beat.phone.pack();
        for (int room : List.of(201, 202, 203, 204)) {
            assertThat(occupants(whole, room)).as("%d", room).isEmpty();
        }
    }

    /// As a merge that two persons decided leaves it.
    private void merged(PersonId gone, PersonId survivor) throws SQLException {
        asOwner("""
                insert into residents.merged (person, survivor, proposal, recorded, opened_by)
                values ('%s', '%s', gen_random_uuid(), tstzrange(now(), null), gen_random_uuid())
                """.formatted(gone.value(), survivor.value()));
    }

    private PersonId person(String number) {
        var search = new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number);
        var hits = house.getBean(Residents.class).search(search, Neighbourhood.registrar(null));
        return ((Search.Outcome.Hits) hits).hits().getFirst().person();
    }

    private void confidential(PersonId person) {
        house.getBean(Acts.class)
                .perform(
                        person,
                        new Amendment.Stand(Person.Standing.Word.CONFIDENTIAL, LocalDate.now()),
                        new Grounds(UUID.randomUUID(), Grounds.Reason.ORDERED, Grounds.Evidence.DECISION, "2026-7"),
                        Neighbourhood.registrar(null));
    }

    private void asOwner(String sql) throws SQLException {
        try (var owner = TableOwner.connect(house.getEnvironment());
                var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<Dweller> occupants(AreaPackage of, int room) {
        return of.calls().stream()
                .filter(call -> call.door().dwelling().equals(beat.room(room)))
                .findFirst()
                .orElseThrow()
                .occupants();
    }

    @Test
    void aDwellingThatEndedIsGone() {
        var first = beat.phone.pack();
        var ended = beat.room(604);
        house.getBean(Dwellings.class).end(ended, LocalDate.now());
        doors.refresh(beat.area);
        var since = packages.pack(first.cursor(), beat.phone.access());
        assertThat(since.gone()).contains(ended);
        assertThat(beat.phone.pack().calls()).hasSize(23);
    }

    @Test
    void whoGetsOrLosesAnAreaGetsTheWholeAnew() {
        var first = beat.phone.pack();
        areas.change(beat.area, "改名", 30, beat.reviewer);
        var renamed = packages.pack(first.cursor(), beat.phone.access());
        assertThat(renamed.whole()).isTrue();
        assertThat(renamed.areas()).extracting(Area::withinDays).containsExactly(30);
        areas.release(beat.area, beat.phone.who().account(), beat.reviewer);
        var lost = packages.pack(renamed.cursor(), beat.phone.access());
        assertThat(lost.whole()).isTrue();
        assertThat(lost.calls()).isEmpty();
        assertThat(packages.pack("无", beat.phone.access()).whole()).isTrue();
    }

    // Dwellings of just now may be sent once more: what is believed of one bears the instant at which it was begun.
    private Set<org.anju.dwellings.DwellingId> lately(AreaPackage since) {
        var changed = since.calls().stream().map(call -> call.door().dwelling()).collect(Collectors.toSet());
        if (changed.size() == 24) {
            changed.removeIf(dwelling -> since.calls().stream()
                    .filter(call -> call.door().dwelling().equals(dwelling))
                    .allMatch(call -> call.occupants().isEmpty()
                            && call.door().askedFor() == null
                            && call.dwelling().use() == org.anju.dwellings.Use.RESIDENTIAL));
        }
        return changed;
    }

    private Set<org.anju.dwellings.DwellingId> dwellings(AreaId area) {
        return doors.list(Set.of(area)).stream().map(Door::dwelling).collect(Collectors.toSet());
    }

    private Door door(int room) {
        return doors.list(Set.of(beat.area)).stream()
                .filter(door -> door.dwelling().equals(beat.room(room)))
                .findFirst()
                .orElseThrow();
    }
}
