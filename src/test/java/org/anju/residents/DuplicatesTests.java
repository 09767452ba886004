package org.anju.residents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.TableOwner;
import org.anju.dwellings.Dwellings;
import org.anju.dwellings.Located;
import org.anju.oversight.AccessEntry;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Approvals;
import org.anju.oversight.Brief;
import org.anju.oversight.ProposalId;
import org.anju.oversight.Shown;
import org.anju.shared.Access;
import org.anju.shared.DivisionCode;
import org.anju.shared.DocumentKind;
import org.anju.shared.IdentityNumber;
import org.anju.shared.Ids;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/// Records that may be of one person, against the real database: found, decided, merged by two, taken apart.
/// Each test has a birth date of its own, so that nobody of another test is like its persons.
@HouseTest
class DuplicatesTests {

    private static LocalDate birthdays = LocalDate.of(1941, 3, 1);
    private static int passports = 10_000;

    @Autowired
    ApplicationContext house;

    @Autowired
    Environment settings;

    @Autowired
    Observations observations;

    @Autowired
    Residents residents;

    @Autowired
    Duplicates duplicates;

    @Autowired
    Approvals approvals;

    @Autowired
    Acts acts;

    @Autowired
    AccessLog accessLog;

    final Access reviewer = reviewer("997201");
    final Access second = reviewer("997201");
    final Access auditor = Neighbourhood.access(Role.AUDITOR, "inspection", null);

    Neighbourhood street;
    LocalDate birth;
    String card;
    String passport;

    static Access reviewer(@org.jspecify.annotations.Nullable String territory) {
        return Neighbourhood.access(Role.REVIEWER, "residence-registration", territory);
    }

    @BeforeEach
    void aStreetAndSomebody() throws Exception {
        street = Neighbourhood.build(house);
        birthdays = birthdays.plusDays(17);
        birth = birthdays;
        card = number(101);
        passport = "E" + passports++;
        // Whom other tests registered in this house is not compared here, and what was found of them is not listed:
        // they may be many thousands.
        asOwner("delete from residents.uncompared");
        asOwner("delete from residents.duplicate");
    }

    private String number(int order) {
        var seventeen = "997201" + birth.toString().replace("-", "") + "%03d".formatted(order);
        return seventeen + IdentityNumber.checkCharacter(seventeen);
    }

    private Receipt withCard(String name, String number, int room, String movedIn) {
        return observations
                .observe(
                        List.of(new Declaration(
                                name,
                                "",
                                "居民身份证",
                                number,
                                "",
                                "997201",
                                street.room(room),
                                movedIn,
                                "",
                                "13900001234",
                                "")),
                        Neighbourhood.registrar("997201"))
                .getFirst();
    }

    private Receipt withPassport(String name, int room, String movedIn) {
        return observations
                .observe(
                        List.of(new Declaration(
                                name,
                                "男",
                                "护照",
                                passport,
                                birth.toString(),
                                "997201",
                                street.room(room),
                                movedIn,
                                "",
                                "13900001234",
                                "")),
                        Neighbourhood.registrar("997201"))
                .getFirst();
    }

    private PersonId person(DocumentKind kind, String number) {
        var outcome = residents.search(new Search.ByNumber(kind, number), reviewer);
        return ((Search.Outcome.Hits) outcome).hits().getFirst().person();
    }

    private PersonId ofCard() {
        return person(DocumentKind.RESIDENT_IDENTITY_CARD, card);
    }

    private PersonId ofPassport() {
        return person(DocumentKind.PASSPORT, passport);
    }

    private void compare() {
        while (duplicates.compareWhoIsNew(100) > 0) {}
    }

    private List<Duplicate> waiting(Access access, PersonId... about) {
        var found = new ArrayList<Duplicate>();
        DuplicateId after = null;
        for (; ; ) {
            var part = duplicates.waiting(access, after, 50);
            part.stream()
                    .map(Duplicate.Line::pair)
                    .filter(pair -> Stream.of(about)
                            .anyMatch(one ->
                                    pair.person().equals(one) || pair.other().equals(one)))
                    .forEach(found::add);
            if (part.size() < 50) {
                return found;
            }
            after = part.getLast().pair().id();
        }
    }

    /// Two records of one person, and the pair that was found.
    private record Two(PersonId card, PersonId passport, Duplicate pair) {}

    private Two two(String name) {
        return two(name, 101, "2015-01-01", 102, "2020-06-01");
    }

    private Two two(String name, int room, String movedIn, int otherRoom, String otherMovedIn) {
        withCard(name, card, room, movedIn);
        withPassport(name, otherRoom, otherMovedIn);
        var one = ofCard();
        var other = ofPassport();
        compare();
        return new Two(one, other, waiting(reviewer, one).getFirst());
    }

    private static Grounds grounds() {
        return new Grounds(Ids.next(), Grounds.Reason.RECORDED_WRONGLY, Grounds.Evidence.IDENTITY_DOCUMENT, "卷 7");
    }

    private Two merged(Two two) {
        approvals.confirm(duplicates.same(two.pair().id(), two.card(), grounds(), reviewer), second);
        return two;
    }

    private Person get(PersonId person) {
        return residents.get(person, residents.now(), reviewer);
    }

    private static void refused(String name, Runnable does) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(does::run)
                .satisfies(problem -> assertThat(problem.name()).isEqualTo(name));
    }

    @Test
    void whoIsRegisteredTwiceIsFoundAfterwardsAndBothCanSeeWhy() {
        var two = two("试重");
        assertThat(two.pair().evidence())
                .anyMatch(field -> field.field().equals("name") && field.level().equals("exact") && field.weight() > 5)
                .anyMatch(
                        field -> field.field().equals("birth") && field.level().equals("exact"))
                .anyMatch(field ->
                        field.field().equals("identity_number") && field.level().equals("missing"));
        assertThat(two.pair().state()).isEqualTo(Duplicate.State.WAITING);
        var side = duplicates.get(two.pair().id(), reviewer);
        assertThat(List.of(side.one().id(), side.other().id())).containsExactlyInAnyOrder(two.card(), two.passport());
        for (var person : List.of(two.card(), two.passport())) {
            var log = accessLog.listAbout(person, auditor, null, 50);
            assertThat(log).anyMatch(entry -> entry.shown() == Shown.COMPARED && entry.role() == Role.SYSTEM);
            assertThat(log).anyMatch(entry -> entry.shown() == Shown.POSSIBLE_DUPLICATE);
            assertThat(log).anyMatch(entry -> entry.shown() == Shown.RECORD && entry.kind() == AccessEntry.Kind.OPENED);
        }
    }

    @ParameterizedTest
    @CsvSource({"试小伟, 试晓伟, true", "试小伟, 试大勇, false"})
    void aNameThatSoundsTheSameIsFoundAndAnotherIsNot(String name, String other, boolean found) {
        withCard(name, card, 101, "2015-01-01");
        withPassport(other, 103, "2020-01-01");
        compare();
        assertThat(waiting(reviewer, ofCard())).hasSize(found ? 1 : 0);
    }

    @Test
    void twinsWithNumbersOfTheirOwnAreNotProposed() {
        var twin = number(103);
        withCard("试建国", card, 101, "2015-01-01");
        withCard("试建军", twin, 101, "2015-01-01");
        compare();
        assertThat(waiting(reviewer, ofCard())).isEmpty();
    }

    @Test
    void twoNumbersAreShownOnlyWhereEverythingElseAgrees() {
        var other = number(103);
        var third = number(105);
        withCard("试换号", card, 101, "2015-01-01");
        withCard("试换号", other, 101, "2015-01-01");
        withCard("试换好", third, 101, "2015-01-01");
        compare();
        var pairs = waiting(reviewer, ofCard());
        assertThat(pairs).singleElement().satisfies(pair -> {
            assertThat(pair.contradicted()).isTrue();
            assertThat(List.of(pair.person(), pair.other()))
                    .contains(person(DocumentKind.RESIDENT_IDENTITY_CARD, other));
        });
    }

    @Test
    void aPairIsSeenByWhomBothPersonsAreInReachOf() {
        var two = two("试辖区");
        assertThat(waiting(reviewer("997202"), two.card())).isEmpty();
        assertThat(waiting(reviewer(null), two.card())).hasSize(1);
        refused("outside-territory", () -> duplicates.get(two.pair().id(), reviewer("997202")));
        refused("outside-territory", () -> duplicates.askAgain(two.pair().id(), reviewer("997202")));
        refused("not-allowed", () -> duplicates.get(two.pair().id(), Neighbourhood.registrar("997201")));
    }

    @Test
    void whoAreToldApartNeverComeBack() {
        var two = two("试不同");
        duplicates.notTheSame(two.pair().id(), grounds(), reviewer);
        assertThat(waiting(reviewer, two.card())).isEmpty();
        sweep(two);
        assertThat(waiting(reviewer, two.card())).isEmpty();
        refused("duplicate-decided", () -> duplicates.askAgain(two.pair().id(), reviewer));
        refused("duplicate-decided", () -> duplicates.same(two.pair().id(), two.card(), grounds(), reviewer));
        assertThat(accessLog.listAbout(two.passport(), auditor, null, 50))
                .anyMatch(entry -> entry.shown() == Shown.DUPLICATE_DECIDED);
    }

    /// Sweeps the register from just before these two to its end.
    private void sweep(Two two) {
        var first = Stream.of(two.card(), two.passport())
                .map(PersonId::value)
                .min(UUID::compareTo)
                .orElseThrow();
        var before = new PersonId(new UUID(first.getMostSignificantBits(), first.getLeastSignificantBits() - 1));
        for (var after = duplicates.sweep(before, 200); after != null; ) {
            after = duplicates.sweep(after, 200);
        }
    }

    @Test
    void whatNobodyCanTellComesAgainLater() throws Exception {
        var two = two("试再问");
        duplicates.askAgain(two.pair().id(), reviewer);
        assertThat(waiting(reviewer, two.card())).isEmpty();
        assertThat(duplicates.get(two.pair().id(), reviewer).pair().state()).isEqualTo(Duplicate.State.ASK_AGAIN);
        asOwner("update residents.duplicate set ask_after = now() where pair = '%s'"
                .formatted(two.pair().id().value()));
        assertThat(waiting(reviewer, two.card())).hasSize(1);
        duplicates.notTheSame(two.pair().id(), grounds(), reviewer);
    }

    private void asOwner(String sql) throws Exception {
        try (var owner = TableOwner.connect(settings);
                var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void theSweepFindsWhatWasRegisteredBeforeAndWeighsItOnce() throws Exception {
        var two = two("试全查");
        asOwner("delete from residents.duplicate where pair = '%s'"
                .formatted(two.pair().id().value()));
        sweep(two);
        assertThat(waiting(reviewer, two.card())).hasSize(1);
        sweep(two);
        assertThat(waiting(reviewer, two.card())).hasSize(1);
    }

    @Test
    void oneProposesAndAnotherConfirms() {
        var two = two("试合并");
        var proposal = duplicates.same(two.pair().id(), two.card(), grounds(), reviewer);
        assertThat(waiting(reviewer, two.card())).isEmpty();
        assertThat(get(two.passport()).joined()).isEmpty();
        refused("proposal-own", () -> approvals.confirm(proposal, reviewer));
        refused("outside-territory", () -> approvals.confirm(proposal, reviewer("997202")));
        assertThat(approvals.get(proposal, second).cause()).contains("卷 7");

        approvals.confirm(proposal, second);
        refused("person-merged", () -> get(two.passport()));
        var person = get(two.card());
        assertThat(person.joined()).extracting(Person.Joined::person).containsExactly(two.passport());
        assertThat(person.documents())
                .extracting(Person.Document::kind)
                .containsExactlyInAnyOrder(DocumentKind.RESIDENT_IDENTITY_CARD, DocumentKind.PASSPORT);
        assertThat(person.stays())
                .extracting(stay -> stay.address() + " " + stay.days().certainFrom() + " " + stay.until())
                .containsExactly(street.room(102) + " 2020-06-01 null", street.room(101) + " 2015-01-01 2020-06-01");
        assertThat(person.acts().getFirst()).satisfies(act -> {
            assertThat(act.kind()).isEqualTo(Person.Act.Kind.MERGE);
            assertThat(act.reason()).isEqualTo(Grounds.Reason.RECORDED_WRONGLY);
            assertThat(act.reference()).isEqualTo("卷 7");
        });
        assertThat(duplicates.get(two.pair().id(), reviewer).pair().state()).isEqualTo(Duplicate.State.SAME);
    }

    @Test
    void aDeclinedProposalPutsThePairBackIntoTheQueue() {
        var two = two("试退回");
        var proposal = duplicates.same(two.pair().id(), two.card(), grounds(), reviewer);
        approvals.decline(proposal, "不是同一人", second);
        assertThat(waiting(reviewer, two.card()))
                .singleElement()
                .satisfies(pair -> assertThat(pair.state()).isEqualTo(Duplicate.State.WAITING));
        duplicates.notTheSame(two.pair().id(), grounds(), second);
    }

    @Test
    void theOnePersonIsFoundCountedAndOpenedOnce() {
        var before = residents.headcount(DivisionCode.read("997201001"));
        var two = two("试一人");
        assertThat(residents.headcount(DivisionCode.read("997201001"))).isEqualTo(before + 2);
        merged(two);
        assertThat(residents.headcount(DivisionCode.read("997201001"))).isEqualTo(before + 1);
        assertThat(ofPassport()).isEqualTo(two.card());
        var byName = residents.search(new Search.ByName("试一人", birth.toString(), ""), Search.Scope.OWN, reviewer);
        assertThat(((Search.Outcome.Hits) byName).hits())
                .extracting(Search.Found::person)
                .containsExactly(two.card());
        assertThat(occupants(102)).containsExactly(two.card());
        assertThat(occupants(101)).isEmpty();
    }

    private List<PersonId> occupants(int room) {
        var dwelling = ((Located.Found) house.getBean(Dwellings.class)
                        .resolve(List.of(street.room(room)))
                        .getFirst())
                .dwelling();
        return residents
                .occupancy(dwelling, DivisionCode.read("997201001"), residents.now(), reviewer)
                .occupants()
                .stream()
                .map(occupant -> occupant.person().person())
                .toList();
    }

    @Test
    void whatIsDeclaredWithTheOtherNumberGoesToTheSurvivor() {
        var two = merged(two("试申报"));
        assertThat(withPassport("试申报", 103, "2022-02-02").verdict().reason()).isEmpty();
        assertThat(withPassport("试申报", 102, "2020-06-01").verdict().kind())
                .isEqualTo(org.anju.shared.Verdict.Kind.ALREADY_KNOWN);
        assertThat(get(two.card()).stays()).hasSize(3);
        assertThat(get(two.card()).stays().getFirst().address()).isEqualTo(street.room(103));
        assertThat(occupants(103)).containsExactly(two.card());
    }

    @Test
    void aStayOfTheOtherRecordIsPutRightFromTheOnePage() {
        var two = merged(two("试更正"));
        var stay = get(two.card()).stays().getFirst();
        assertThat(stay.address()).isEqualTo(street.room(102));
        acts.perform(two.card(), new Amendment.StrikeStay(stay.id()), grounds(), reviewer);
        assertThat(get(two.card()).stays())
                .singleElement()
                .satisfies(left -> assertThat(left.address()).isEqualTo(street.room(101)));
        refused(
                "person-merged",
                () -> acts.perform(two.passport(), new Amendment.StrikeStay(stay.id()), grounds(), reviewer));
    }

    @Test
    void twoHomesOnOneDayAreShownAsAConflictBeforeAndAfter() {
        var two = two("试冲突", 101, "2015-01-01", 102, "2015-01-01");
        assertThat(duplicates.get(two.pair().id(), reviewer).conflicts())
                .singleElement()
                .satisfies(conflict -> assertThat(conflict.from()).isEqualTo("2015-01-01"));
        var proposal = duplicates.same(two.pair().id(), two.card(), grounds(), reviewer);
        assertThat(told(proposal, second).warnings()).containsExactly("merging.conflict");
        assertThat(told(proposal, reviewer("997202")).warnings()).containsExactly("merging.outside");
        approvals.confirm(proposal, second);
        assertThat(told(proposal, second).warnings()).isEmpty();
        assertThat(get(two.card()).conflicts())
                .singleElement()
                .satisfies(conflict -> assertThat(List.of(conflict.one(), conflict.other()))
                        .containsExactlyInAnyOrder(street.room(101), street.room(102)));
    }

    private Brief told(ProposalId proposal, Access access) {
        return approvals.brief(approvals.get(proposal, access), access);
    }

    @Test
    void whoeverConfirmsAMergeIsToldWhichRecordStaysAndLedToBoth() {
        var two = two("试保留", 101, "2015-01-01", 101, "2015-01-01");
        var brief = told(duplicates.same(two.pair().id(), two.card(), grounds(), reviewer), second);
        assertThat(brief.parts())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(two.card(), "merging.stays", two.passport(), "merging.goes"));
        assertThat(brief.warnings()).isEmpty();
        assertThat(brief.page()).startsWith("/desk/duplicates/");
        assertThat(accessLog.listAbout(two.card(), second, null, 9))
                .extracting(AccessEntry::shown)
                .contains(Shown.RECORD);
    }

    private ProposalId apart(PersonId person) {
        return duplicates.takeApart(person, grounds(), reviewer);
    }

    @Test
    void takingApartNeedsTwoAndTellsThemApartForEver() {
        var two = two("试拆分");
        var before = List.of(get(two.card()), get(two.passport()));
        refused("person-not-merged", () -> apart(two.passport()));
        merged(two);
        var proposal = apart(two.passport());
        refused("proposal-own", () -> approvals.confirm(proposal, reviewer));
        approvals.confirm(proposal, second);
        assertThat(List.of(withoutMerges(get(two.card())), withoutMerges(get(two.passport()))))
                .isEqualTo(before);
        assertThat(get(two.card()).acts())
                .extracting(Person.Act::kind)
                .startsWith(Person.Act.Kind.UNMERGE, Person.Act.Kind.MERGE);
        sweep(two);
        assertThat(waiting(reviewer, two.card())).isEmpty();
        refused("person-not-merged", () -> apart(two.passport()));
    }

    /// What two persons have decided is no part of what is compared: that it happened is kept.
    private static Person withoutMerges(Person person) {
        return new Person(
                person.id(),
                person.particulars(),
                person.described(),
                person.documents(),
                person.phones(),
                person.stays(),
                person.history(),
                person.standings(),
                person.acts().stream()
                        .filter(act -> act.kind() != Person.Act.Kind.MERGE && act.kind() != Person.Act.Kind.UNMERGE)
                        .toList(),
                person.joined(),
                person.conflicts());
    }

    @Test
    void asKnownBeforeTheMergeTheTwoAreStillTwo() {
        var two = two("试当时");
        var before = residents.now();
        merged(two);
        assertThat(residents.get(two.passport(), before, reviewer).documents()).hasSize(1);
        assertThat(residents.get(two.card(), before, reviewer).joined()).isEmpty();
    }

    @Test
    void whoIsMergedIntoWhomIsFollowedThroughTheChain() {
        var two = two("试成链");
        var third = number(107);
        withCard("试成链", third, 101, "2015-01-01");
        var person = person(DocumentKind.RESIDENT_IDENTITY_CARD, third);
        compare();
        merged(two);
        var pair = waiting(reviewer, person).getFirst();
        approvals.confirm(duplicates.same(pair.id(), person, grounds(), reviewer), second);
        assertThat(ofPassport()).isEqualTo(person);
        assertThat(get(person).joined())
                .extracting(Person.Joined::person)
                .containsExactlyInAnyOrder(two.card(), two.passport());
        assertThat(get(person).documents()).hasSize(3);
        // The other pairs of the three are settled with that.
        assertThat(waiting(reviewer, person, two.card(), two.passport())).isEmpty();
    }

    @Test
    void recordsThatPersonsToldApartAreNotMergedByAnotherWay() {
        var two = two("试绕路");
        var third = number(107);
        withCard("试绕路", third, 101, "2015-01-01");
        var person = person(DocumentKind.RESIDENT_IDENTITY_CARD, third);
        compare();
        var others = waiting(reviewer, person);
        duplicates.notTheSame(two.pair().id(), grounds(), reviewer);
        var toCard = pair(others, person, two.card());
        var toPassport = pair(others, person, two.passport());
        approvals.confirm(duplicates.same(toCard.id(), person, grounds(), reviewer), second);
        var round = duplicates.same(toPassport.id(), person, grounds(), reviewer);
        refused("persons-told-apart", () -> approvals.confirm(round, second));
    }

    private static Duplicate pair(List<Duplicate> pairs, PersonId one, PersonId other) {
        return pairs.stream()
                .filter(pair -> List.of(pair.person(), pair.other()).containsAll(List.of(one, other)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ofTwoReviewersAtOnceOneDecides() throws Exception {
        var two = two("试同时");
        var outcomes = atOnce(
                () -> duplicates.notTheSame(two.pair().id(), grounds(), reviewer),
                () -> duplicates.same(two.pair().id(), two.card(), grounds(), second),
                () -> duplicates.same(two.pair().id(), two.passport(), grounds(), reviewer),
                () -> duplicates.askAgain(two.pair().id(), second));
        assertThat(outcomes).filteredOn("duplicate-decided"::equals).hasSizeBetween(2, 3);
        assertThat(outcomes).contains("done").allMatch(one -> one.equals("done") || one.equals("duplicate-decided"));
    }

    @Test
    void mergesInBothDirectionsAtOnceMakeNoCircle() throws Exception {
        var two = two("试循环");
        var first = duplicates.same(two.pair().id(), two.card(), grounds(), reviewer);
        // As if the other direction had been proposed meanwhile.
        asOwner("update residents.duplicate set state = 'WAITING', decider = null, proposal = null where pair = '%s'"
                .formatted(two.pair().id().value()));
        var other = duplicates.same(two.pair().id(), two.passport(), grounds(), reviewer);
        var outcomes = atOnce(() -> approvals.confirm(first, second), () -> approvals.confirm(other, second));
        assertThat(outcomes).filteredOn("done"::equals).hasSize(1);
        assertThat(outcomes).filteredOn(one -> one.startsWith("person-merged")).hasSize(1);
        assertThat(ofCard()).isEqualTo(ofPassport());
    }

    @Test
    void aDeclarationThatComesDuringTheMergeIsNotLost() throws Exception {
        var two = two("试夹击");
        var proposal = duplicates.same(two.pair().id(), two.card(), grounds(), reviewer);
        var works = new ArrayList<Runnable>();
        works.add(() -> approvals.confirm(proposal, second));
        for (int i = 0; i < 6; i++) {
            var day = LocalDate.of(2021, 1, 1).plusMonths(i).toString();
            // Six homes: whoever is declared where they already live has not moved.
            var room = i < 5 ? 201 + 100 * i : 202;
            works.add(() -> withPassport("试夹击", room, day));
        }
        assertThat(atOnce(works.toArray(Runnable[]::new))).allMatch("done"::equals);
        var person = get(two.card());
        assertThat(person.stays()).hasSize(8);
        assertThat(residents.headcount(DivisionCode.read("997201001"))).isPositive();
        for (int i = 1; i < person.stays().size(); i++) {
            assertThat(person.stays().get(i).until())
                    .isEqualTo(person.stays().get(i - 1).days().certainFrom());
        }
    }

    private static List<String> atOnce(Runnable... works) throws Exception {
        var outcomes = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(works.length)) {
            var calls = Stream.of(works)
                    .<Callable<String>>map(work -> () -> {
                        try {
                            work.run();
                            return "done";
                        } catch (Problem problem) {
                            return problem.name();
                        }
                    })
                    .toList();
            for (var outcome : threads.invokeAll(calls)) {
                outcomes.add(outcome.get());
            }
        }
        return outcomes;
    }

    /// Persons of one name and birthday are merged and taken apart at random, in chains and trees; at the end
    /// all are taken apart. Every read is then as it was, whole, and in between no stay is ever lost or
    /// doubled.
    @Test
    void whateverIsMergedAndTakenApartIsAsItWas() throws Exception {
        var people = new ArrayList<PersonId>();
        for (int i = 0; i < 6; i++) {
            passport = "P" + passports++;
            withPassport("试随机", 101 + 100 * i, LocalDate.of(2010 + i, 1, 1).toString());
            people.add(ofPassport());
        }
        compare();
        var before = people.stream().map(this::get).toList();
        var occupied = occupiedRooms();
        var dice = new Random(7);
        var under = new java.util.HashMap<PersonId, PersonId>();
        int merges = 0;
        for (int step = 0; step < 40; step++) {
            var one = people.get(dice.nextInt(people.size()));
            var other = people.get(dice.nextInt(people.size()));
            if (under.containsKey(one)) {
                approvals.confirm(apart(one), second);
                under.remove(one);
                // Persons told them apart; here they try again.
                asOwner("update residents.duplicate set state = 'WAITING', decider = null, proposal = null"
                        + " where state = 'NOT_SAME'");
            } else if (!one.equals(other) && !under.containsKey(other)) {
                var pair = pair(one, other);
                approvals.confirm(duplicates.same(pair, other, grounds(), reviewer), second);
                under.put(one, other);
                merges++;
            }
            check(people, under);
        }
        for (var left : List.copyOf(under.keySet())) {
            approvals.confirm(apart(left), second);
            under.remove(left);
        }
        assertThat(merges).isGreaterThan(8);
        assertThat(people.stream()
                        .map(this::get)
                        .map(DuplicatesTests::withoutMerges)
                        .toList())
                .isEqualTo(before);
        assertThat(occupiedRooms()).isEqualTo(occupied);
    }

    private DuplicateId pair(PersonId one, PersonId other) {
        return waiting(reviewer, one).stream()
                .filter(pair -> pair.person().equals(other) || pair.other().equals(other))
                .map(Duplicate::id)
                .findFirst()
                .orElseThrow();
    }

    private List<List<PersonId>> occupiedRooms() {
        return Stream.of(101, 201, 301, 401, 501, 601).map(this::occupants).toList();
    }

    private void check(List<PersonId> people, java.util.Map<PersonId, PersonId> under) {
        var stays = 0;
        for (var person : people) {
            if (under.containsKey(person)) {
                refused("person-merged", () -> get(person));
            } else {
                stays += get(person).stays().size();
            }
        }
        assertThat(stays).isEqualTo(people.size());
        var roots = people.stream().filter(person -> !under.containsKey(person)).count();
        assertThat(occupiedRooms().stream().mapToInt(List::size).sum()).isEqualTo((int) roots);
    }

    @Test
    void thePersonSeesTheMergeAndEveryLookAtEitherRecord() {
        var two = merged(two("试本人"));
        var seen = accessLog.listAbout(residents.parts(two.card()), auditor, null, 100);
        assertThat(seen).anyMatch(entry -> entry.shown() == Shown.PROPOSAL_CONFIRMED);
        assertThat(seen).extracting(AccessEntry::access).doesNotHaveDuplicates();
        assertThat(residents.survivor(two.passport())).isEqualTo(two.card());
        get(two.card());
        assertThat(accessLog
                        .listAbout(two.passport(), auditor, null, 1)
                        .getFirst()
                        .shown())
                .isNotNull();
    }

    @Test
    void aRecordUnderWhichAnotherIsKeptIsNotErased() {
        var two = merged(two("试删除"));
        var erasure = approvals.propose(
                org.anju.oversight.ProposalKind.ERASE_PERSON, List.of(two.card()), java.util.Map.of(), "试", reviewer);
        refused("erase-merged", () -> approvals.confirm(erasure, second));
    }

    @Test
    void theProgramItselfCannotMergeWithoutTwoPersons() {
        var two = two("试绕过");
        var records = house.getBean(MergedRecords.class);
        Consumer<PersonId> merge = survivor -> records.merge(two.passport(), survivor, Ids.next(), Ids.next());
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> merge.accept(two.card()))
                .rootCause()
                .hasMessageContaining("two persons have not decided");
        assertThat(Objects.requireNonNull(ofPassport())).isEqualTo(two.passport());
    }
}
