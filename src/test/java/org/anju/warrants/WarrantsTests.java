package org.anju.warrants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.oversight.AccessLog;
import org.anju.residents.Arrivals;
import org.anju.residents.Digest;
import org.anju.residents.Receipt;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.anju.shared.Verdict;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// An instrument and whoever it means, through all that may happen to them.
@HouseTest
class WarrantsTests {

    /// Roles that are nobody's business here, each with a purpose that it has.
    private static final Map<Role, String> OTHERS = new EnumMap<>(Map.of(
            Role.REGISTRAR, "residence-registration",
            Role.REVIEWER, "residence-registration",
            Role.ADMINISTRATOR, "catalogue-upkeep",
            Role.AUDITOR, "inspection",
            Role.COLLECTOR, "field-collection",
            Role.REPORTER, "organisation-report",
            Role.RESIDENT, "own-record",
            Role.SYSTEM, "duplicate-check"));

    @Autowired
    ApplicationContext house;

    @Autowired
    Warrants warrants;

    @Autowired
    Candidates candidates;

    @Autowired
    Arrivals arrivals;

    @Autowired
    AccessLog accessLog;

    @Autowired
    JdbcClient db;

    @Autowired
    PlatformTransactionManager transactions;

    Officers officers;
    String document;
    LocalDate today;

    @BeforeEach
    void aStreetAndThreeOfficers() {
        officers = new Officers(house);
        document = Neighbourhood.number();
        today = LocalDate.now(house.getBean(java.time.Clock.class));
    }

    private static void refused(String problem, ThrowingCallable attempt) {
        assertThatExceptionOfType(Problem.class).isThrownBy(attempt).returns(problem, Problem::name);
    }

    private PersonId person(String number) {
        var reading = (org.anju.shared.IdentityNumber.Reading.Valid)
                org.anju.shared.IdentityNumber.read(org.anju.shared.DocumentKind.RESIDENT_IDENTITY_CARD, number, today);
        return arrivals.holder(arrivals.identity(reading.number())).orElseThrow();
    }

    @Test
    void whatOneUnitEnteredMatchesNobodyBeforeAnotherHasVerifiedIt() {
        officers.register("甲核录", document, 101);
        var id = warrants.enter(officers.entry(document), officers.one);
        assertThat(officers.candidates(id)).isEmpty();
        refused("proposal-own", () -> warrants.verify(id, document, officers.one));
        var colleague = new Access(
                org.anju.shared.AccountId.next(),
                officers.one.unit(),
                "试验派出所",
                Role.WARRANT_OFFICER,
                officers.one.purpose(),
                "T-9",
                officers.one.channel(),
                null);
        refused("proposal-same-unit", () -> warrants.verify(id, document, colleague));
        refused("warrant-number-differs", () -> warrants.verify(id, Neighbourhood.number(), officers.two));
        assertThat(warrants.get(id, officers.two).state()).isEqualTo(Warrant.State.UNVERIFIED);
        warrants.verify(id, document, officers.two);
        assertThat(warrants.get(id, officers.two).state()).isEqualTo(Warrant.State.IN_FORCE);
        assertThat(officers.candidates(id)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"true, 10", "false, 60"})
    void theClockIsTenMinutesWhereItIsUrgentAndAnHourOtherwise(boolean urgent, int minutes) {
        var id = warrants.enter(officers.entry(document, urgent, today, today.plusDays(9)), officers.one);
        warrants.verify(id, document, officers.two);
        officers.register("乙时钟", document, 102);
        var candidate = officers.candidates(id).getFirst();
        assertThat(Duration.between(candidate.at(), candidate.expires()))
                .isCloseTo(Duration.ofMinutes(minutes), Duration.ofSeconds(5));
    }

    @Test
    void onlyTheCanonicalDocumentIsEqual() {
        // The 15-digit form of before 1999 is the same document.
        var fifteen = document.substring(0, 6) + document.substring(8, 17);
        var id = warrants.enter(officers.entry(fifteen), officers.one);
        warrants.verify(id, " " + document.toLowerCase(java.util.Locale.ROOT), officers.two);
        officers.register("丙邻号", Neighbourhood.number(), 103);
        assertThat(officers.candidates(id)).isEmpty();
        officers.register("丙旧号", document, 103);
        assertThat(officers.candidates(id)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"revoked", "ended", "not begun"})
    void whatIsNotInForceMatchesNobodyAlsoUnderReplay(String state) {
        var id = officers.inForce(document);
        switch (state) {
            case "revoked" -> warrants.revoke(id, Warrant.Revocation.WITHDRAWN_BY_ISSUER, officers.three);
            // As if the days had passed, or had not come yet, by the database's own clock.
            case "ended" ->
                officers.asOwner("update warrants.warrant set starts = starts - 60, ends = ends - 60 where warrant = '"
                        + id.value() + "'");
            default ->
                officers.asOwner("update warrants.warrant set starts = starts + 2, ends = ends + 2 where warrant = '"
                        + id.value() + "'");
        }
        officers.register("丁非效", document, 104);
        assertThat(officers.candidates(id)).isEmpty();
        officers.register("丁非效", document, 104);
        officers.asOwner("delete from warrants.looked_up where warrant = '" + id.value() + "'");
        assertThat(officers.candidates(id)).isEmpty();
        if (state.equals("not begun")) {
            // The clock jumps on, and the register is asked once; it jumps back, and nobody is found any more.
            officers.asOwner("update warrants.warrant set starts = starts - 2 where warrant = '" + id.value() + "'");
            assertThat(officers.candidates(id)).hasSize(1);
            officers.asOwner("update warrants.warrant set starts = starts + 2 where warrant = '" + id.value() + "'");
            candidates.lapse();
            assertThat(officers.candidates(id)).isEmpty();
        }
    }

    @Test
    void twoOfficersOfTwoUnitsAndTheIssuerConfirmAndTheAddressIsHandedOverOnce() {
        officers.register("戊移交", document, 201);
        var id = officers.inForce(document);
        var person = person(document);
        var candidate = officers.candidates(id).getFirst().id();
        refused("issuer-not-asked", () -> candidates.propose(candidate, officers.one));
        refused("candidate-not-proposed", () -> candidates.confirm(candidate, officers.two));
        candidates.answer(candidate, Officers.answer(), officers.one);
        refused("issuer-asked", () -> candidates.answer(candidate, Officers.answer(), officers.two));
        candidates.propose(candidate, officers.one);
        refused("candidate-proposed", () -> candidates.propose(candidate, officers.two));
        refused("proposal-own", () -> candidates.confirm(candidate, officers.one));
        refused("candidate-not-confirmed", () -> candidates.handOver(candidate, officers.two));
        candidates.confirm(candidate, officers.two);
        assertThat(candidates.handOver(candidate, officers.two))
                .get()
                .asString()
                .endsWith("201室");
        refused("candidate-handed-over", () -> candidates.handOver(candidate, officers.one));
        var number = warrants.get(id, officers.one).number();
        assertThat(accessLog.listAbout(person, Neighbourhood.access(Role.AUDITOR, "inspection", null), null, 20))
                .filteredOn(entry -> entry.shown() == org.anju.oversight.Shown.HANDED_OVER)
                .singleElement()
                .returns(number, org.anju.oversight.AccessEntry::file);
        assertThat(officers.register("戊移交", document, 202, "2025-03-01", Neighbourhood.registrar("997201")))
                .extracting(Receipt::verdict)
                .containsExactly(Verdict.ACCEPTED);
        assertThat(officers.candidates(id))
                .as("whoever declares again is not found again")
                .isEmpty();
        assertThat(officers.asOwner("select count(*) from warrants.candidate where warrant = '" + id.value() + "'"))
                .containsExactly("1");
        warrants.revoke(id, Warrant.Revocation.EXECUTED, officers.three);
        assertThat(officers.rowsWith(person.value().toString()))
                .as("at the end the access log alone says who it was")
                .allMatch(row -> row.startsWith("oversight.access_entry"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"refuted", "lapsed", "revoked", "declined by the second"})
    void whatComesToNothingLeavesACountAndNoTraceOnThePerson(String end) {
        officers.register("己无痕", document, 202);
        var person = person(document);
        var before = officers.rowsWith(person.value().toString());
        var id = officers.inForce(document);
        var candidate = officers.proposed(id);
        assertThat(officers.rowsWith(person.value().toString())).hasSize(before.size() + 1);
        var what = switch (end) {
            case "lapsed" -> Figures.What.LAPSED;
            case "revoked" -> Figures.What.OVERTAKEN;
            default -> Figures.What.REFUTED;
        };
        var counted = counted(what);
        switch (end) {
            case "refuted" -> candidates.refute(candidate, officers.one);
            case "declined by the second" -> candidates.refute(candidate, officers.two);
            case "revoked" -> warrants.revoke(id, Warrant.Revocation.EXECUTED, officers.three);
            default -> {
                officers.asOwner("update warrants.candidate set expires = clock_timestamp() where candidate = '"
                        + candidate.value() + "'");
                refused("candidate-over", () -> candidates.confirm(candidate, officers.two));
                candidates.lapse();
            }
        }
        assertThat(officers.rowsWith(person.value().toString())).containsExactlyInAnyOrderElementsOf(before);
        assertThat(officers.rowsWith(candidate.value().toString()))
                .as("a proposal whose candidate is gone says nothing")
                .allMatch(row -> row.startsWith("oversight.proposal"));
        assertThat(counted(what)).isGreaterThan(counted);
        for (var officer : List.of(officers.one, officers.two)) {
            refused("candidate-over", () -> candidates.confirm(candidate, officer));
            refused("candidate-over", () -> candidates.handOver(candidate, officer));
        }
    }

    @Test
    void aRevocationDuringAConfirmationIsBeforeItOrAfterItAndNothingIsHandedOverThen() throws Exception {
        for (int round = 0; round < 6; round++) {
            var number = Neighbourhood.number();
            officers.register("庚竞" + round, number, 203);
            var id = officers.inForce(number);
            var candidate = officers.proposed(id);
            var start = new CyclicBarrier(2);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                threads.submit(() -> {
                    start.await();
                    candidates.confirm(candidate, officers.two);
                    return null;
                });
                threads.submit(() -> {
                    start.await();
                    warrants.revoke(id, Warrant.Revocation.WITHDRAWN_BY_ISSUER, officers.three);
                    return null;
                });
            }
            assertThat(warrants.get(id, officers.one).state()).isEqualTo(Warrant.State.REVOKED);
            assertThatExceptionOfType(Problem.class).isThrownBy(() -> candidates.handOver(candidate, officers.two));
            assertThat(officers.rowsWith(person(number).value().toString()))
                    .allMatch(row -> row.startsWith("oversight.access_entry"));
            assertThat(officers.asOwner("""
                            select f.candidate::text from warrants.confirmed f
                            join warrants.candidate c on c.candidate = f.candidate
                            join warrants.revoked r on r.warrant = c.warrant and r.at <= f.at
                            """)).isEmpty();
        }
    }

    @Test
    void nobodyElseSeesOrDoesAnything() {
        officers.register("辛他岗", document, 204);
        var id = officers.inForce(document);
        var candidate = officers.proposed(id);
        OTHERS.forEach((role, purpose) -> {
            for (var why : Set.of(purpose, "warrant-check")) {
                var other = Neighbourhood.access(role, why, null);
                List.<ThrowingCallable>of(
                                () -> warrants.instruments(other),
                                () -> warrants.figures(today.getYear(), other),
                                () -> warrants.list(other),
                                () -> warrants.get(id, other),
                                () -> warrants.enter(officers.entry(document), other),
                                () -> warrants.verify(id, document, other),
                                () -> warrants.decline(id, other),
                                () -> warrants.withdraw(id, other),
                                () -> warrants.revoke(id, Warrant.Revocation.EXECUTED, other),
                                () -> candidates.list(other),
                                () -> candidates.get(candidate, other),
                                () -> candidates.answer(candidate, Officers.answer(), other),
                                () -> candidates.propose(candidate, other),
                                () -> candidates.confirm(candidate, other),
                                () -> candidates.refute(candidate, other),
                                () -> candidates.handOver(candidate, other))
                        .forEach(attempt -> assertThatExceptionOfType(Problem.class)
                                .as("%s for %s", role, why)
                                .isThrownBy(attempt)
                                .returns(Problem.Kind.FORBIDDEN, Problem::kind));
            }
            // And the database, where the program would not ask.
            for (var table : List.of("warrant", "wanted", "candidate", "concerned", "answer", "verified", "revoked")) {
                assertThat(counted(role, table)).as("%s in %s", role, table).isZero();
            }
        });
        assertThat(counted(Role.WARRANT_OFFICER, "candidate")).isPositive();
        assertThat(officers.candidates(id)).singleElement().returns(candidate, Candidate::id);
    }

    private long counted(Figures.What what) {
        return warrants.figures(today.getYear(), officers.one).of(IssuerKind.POLICE, what);
    }

    private long counted(Role role, String table) {
        return java.util.Objects.requireNonNull(new TransactionTemplate(transactions).execute(status -> {
            db.sql("select set_config('anju.role', :role, true)")
                    .param("role", role.name())
                    .query(row -> {});
            return db.sql("select count(*) from warrants." + table)
                    .query(Long.class)
                    .single();
        }));
    }

    @Test
    void whoItIsIsKnownToNoOfficerBeforeTheConfirmation() {
        officers.register("壬未明", document, 301);
        var candidate = officers.proposed(officers.inForce(document));
        var of = "select count(*) from warrants.concerned where candidate = '" + candidate.value() + "'";
        var asOfficer = new TransactionTemplate(transactions);
        assertThat(asOfficer.<Long>execute(status -> {
                    db.sql("select set_config('anju.role', 'WARRANT_OFFICER', true)")
                            .query(row -> {});
                    return db.sql(of).query(Long.class).single();
                }))
                .isZero();
        assertThat(officers.asOwner(of)).containsExactly("1");
    }

    @Test
    void theProgramCannotVerifyOrConfirmByItself() {
        var id = warrants.enter(officers.entry(document), officers.one);
        var proposal = warrants.get(id, officers.one).proposal();
        for (var attempt : List.of(
                "select warrants.verify('%s', '%s')".formatted(id.value(), proposal.value()),
                "select warrants.confirm('%s', '%s')".formatted(id.value(), proposal.value()))) {
            assertThatThrownBy(() -> db.sql(attempt).query(row -> {}))
                    .rootCause()
                    .hasMessageContaining("two persons have not decided");
        }
        for (var attempt : List.of(
                "insert into warrants.verified (warrant, proposal) values ('%s', '%s')"
                        .formatted(id.value(), proposal.value()),
                "update warrants.warrant set ends = ends + 1",
                "delete from warrants.revoked",
                "select warrants.forget('%s', 'LAPSED')".formatted(id.value()))) {
            assertThatThrownBy(() -> db.sql(attempt).update()).rootCause().hasMessageContaining("permission denied");
        }
    }

    @Test
    void anInstrumentEndsByItselfAtLastAfterAYear() {
        var longest = officers.entry(document, false, today, today.plusYears(1).minusDays(1));
        warrants.enter(longest, officers.one);
        assertThatThrownBy(
                        () -> warrants.enter(officers.entry(document, false, today, today.plusYears(1)), officers.one))
                .rootCause()
                .hasMessageContaining("ends_at_last");
    }

    @Test
    void theSameEntryAgainChangesNothingAndAnotherOfItsNumberIsRefused() {
        var entry = officers.entry(document);
        assertThat(warrants.enter(entry, officers.one)).isEqualTo(warrants.enter(entry, officers.one));
        var again = anew(entry);
        refused("warrant-known", () -> warrants.enter(again, officers.two));
        var another = new Entry(
                entry.key(),
                entry.instrument(),
                entry.issuerKind(),
                entry.issuer(),
                entry.number(),
                entry.person(),
                entry.sha256(),
                entry.urgent(),
                entry.starts(),
                entry.ends().minusDays(1));
        refused("idempotency-key-reused", () -> warrants.enter(another, officers.one));
        warrants.withdraw(new WarrantId(entry.key()), officers.one);
        refused("warrant-unknown", () -> warrants.get(new WarrantId(entry.key()), officers.one));
        warrants.enter(again, officers.two);
    }

    private static Entry anew(Entry entry) {
        return new Entry(
                java.util.UUID.randomUUID(),
                entry.instrument(),
                entry.issuerKind(),
                entry.issuer(),
                entry.number(),
                entry.person(),
                entry.sha256(),
                entry.urgent(),
                entry.starts(),
                entry.ends());
    }

    @Test
    void anInstrumentThatHasEndedOrWasRevokedIsEnteredAnew() {
        var entry = officers.entry(document);
        var first = warrants.enter(entry, officers.one);
        warrants.verify(first, document, officers.two);
        refused("warrant-known", () -> warrants.enter(anew(entry), officers.one));
        warrants.revoke(first, Warrant.Revocation.ENTERED_WRONGLY, officers.two);
        var second = warrants.enter(anew(entry), officers.one);
        officers.asOwner("update warrants.warrant set starts = starts - 60, ends = ends - 60 where warrant = '"
                + second.value() + "'");
        warrants.enter(anew(entry), officers.one);
        refused("warrant-known", () -> warrants.enter(anew(entry), officers.one));
    }

    @Test
    void ofTwoWhoEnterOneNumberAtOnceOneDoes() throws Exception {
        var entry = officers.entry(document);
        assertThat(atOnce(
                        () -> warrants.enter(anew(entry), officers.one),
                        () -> warrants.enter(anew(entry), officers.two)))
                .containsExactlyInAnyOrder("done", "warrant-known");
    }

    @Test
    void ofTwoWhoConfirmFirstAtOnceOneDoes() throws Exception {
        officers.register("丑同时", document, 101);
        var id = officers.inForce(document);
        var candidate = officers.candidates(id).getFirst().id();
        candidates.answer(candidate, Officers.answer(), officers.one);
        assertThat(atOnce(
                        () -> candidates.propose(candidate, officers.one),
                        () -> candidates.propose(candidate, officers.two)))
                .containsExactlyInAnyOrder("done", "candidate-proposed");
        candidates.confirm(candidate, officers.three);
        refused("candidate-over", () -> candidates.propose(candidate, officers.two));
    }

    /// What became of two things that were done at once: `done`, or the name of the problem.
    private static List<String> atOnce(Runnable one, Runnable other) throws Exception {
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = List.of(one, other).stream()
                    .map(work -> threads.submit(() -> {
                        start.await();
                        try {
                            work.run();
                            return "done";
                        } catch (Problem problem) {
                            return problem.name();
                        }
                    }))
                    .toList();
            return List.of(done.getFirst().get(), done.getLast().get());
        }
    }

    @Test
    void whatWaitsIsShownHoweverMuchWasConfirmed() {
        var id = officers.inForce(Neighbourhood.number());
        officers.asOwner("""
                with hit as (
                    insert into warrants.candidate (candidate, warrant, expires)
                    select uuidv7(), '%s', clock_timestamp() - interval '1 day' from generate_series(1, 400)
                    returning candidate
                ), confirmed as (
                    insert into warrants.confirmed (candidate, proposal) select candidate, uuidv7() from hit returning candidate
                )
                select count(*) from confirmed
                """.formatted(id.value()));
        officers.asOwner("""
                insert into warrants.handed_over (candidate, account, unit)
                select c.candidate, uuidv7(), uuidv7() from warrants.candidate c where c.warrant = '%s' order by c.candidate limit 250
                """.formatted(id.value()));
        var fresh = officers.inForce(document);
        officers.register("寅后来", document, 102);
        assertThat(officers.candidates(fresh))
                .as("before all that is to be handed over")
                .hasSize(1);
        assertThat(officers.candidates(id)).isNotEmpty().noneMatch(Candidate::handedOver);
        warrants.revoke(id, Warrant.Revocation.EXECUTED, officers.one);
        assertThat(officers.candidates(id))
                .as("nothing is to be handed over any more")
                .isEmpty();
    }

    @Test
    void whatWasRevokedBeforeItWasVerifiedIsCountedOnceAndNotVerified() {
        var id = warrants.enter(officers.entry(document), officers.one);
        var revoked = counted(Figures.What.REVOKED);
        var unverified = counted(Figures.What.NOT_VERIFIED);
        warrants.revoke(id, Warrant.Revocation.ENTERED_WRONGLY, officers.three);
        refused("warrant-revoked", () -> warrants.verify(id, document, officers.two));
        warrants.withdraw(id, officers.one);
        refused("warrant-unknown", () -> warrants.get(id, officers.one));
        assertThat(counted(Figures.What.REVOKED)).isEqualTo(revoked);
        assertThat(counted(Figures.What.NOT_VERIFIED)).isEqualTo(unverified + 1);
    }

    @Test
    void whatIsVerifiedWhileItIsToBeErasedStays() throws Exception {
        var id = warrants.enter(officers.entry(document), officers.one);
        var proposal = warrants.get(id, officers.one).proposal();
        officers.asOwner(
                "update oversight.proposal set at = at - interval '8 days', expires = expires - interval '8 days'"
                        + " where proposal = '" + proposal.value() + "'");
        try (var owner = officers.owner();
                var statement = owner.createStatement();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            owner.setAutoCommit(false);
            // As the confirmation does that came in time.
            statement.execute("select from warrants.warrant where warrant = '%s' for update".formatted(id.value()));
            statement.execute("insert into warrants.verified (warrant, proposal) values ('%s', '%s')"
                    .formatted(id.value(), proposal.value()));
            var erasing = threads.submit(() -> warrants.eraseWhatIsOver());
            officers.awaitLocked();
            owner.commit();
            erasing.get();
        }
        assertThat(warrants.get(id, officers.one).state()).isEqualTo(Warrant.State.IN_FORCE);
    }

    @Test
    void whatHasEndedAndWasKeptLongEnoughIsErased() {
        var id = officers.inForce(document);
        var sealedBefore =
                officers.asOwner("select count(*) from warrants.wanted where warrant = '" + id.value() + "'");
        assertThat(sealedBefore).containsExactly("1");
        officers.asOwner("update warrants.warrant set starts = starts - 200, ends = ends - 200 where warrant = '"
                + id.value() + "'");
        warrants.eraseWhatIsOver();
        assertThat(officers.rowsWith(id.value().toString())).allMatch(row -> row.startsWith("oversight.proposal"));
    }

    @Test
    void theCounterIsAnsweredAlikeWithAndWithoutAnInstrument() {
        officers.inForce(document);
        var with = officers.register("癸柜台", document, 302).getFirst();
        var without = officers.register("癸对照", Neighbourhood.number(), 303).getFirst();
        assertThat(with.verdict()).isEqualTo(without.verdict());
        assertThat(with.candidates()).isEqualTo(without.candidates());
        officers.look();
        var auditor = Neighbourhood.access(Role.AUDITOR, "inspection", null);
        var entries = accessLog.listAbout(person(document), auditor, null, 20).stream()
                .map(entry -> entry.kind() + " " + entry.shown())
                .toList();
        assertThat(entries).containsExactly("OPENED ACCESS_LOG", "WRITTEN DECLARATION");
    }

    @Test
    void whoCameThemselvesIsLookedAtBeforeWhatCameInAFile() {
        officers.look();
        var counter = Neighbourhood.registrar("997201");
        var file = new Access(
                counter.by(),
                counter.unit(),
                counter.unitName(),
                counter.role(),
                counter.purpose(),
                counter.file(),
                Channel.IMPORT,
                counter.territory());
        // The program's own round may come in between and look at them first.
        for (int round = 0; round < 10; round++) {
            var listed = Neighbourhood.number();
            var here = Neighbourhood.number();
            officers.register("辰名册", listed, 103, "2024-03-01", file);
            officers.register("巳窗口", here, 104);
            var waiting = arrivals.waiting(2);
            if (waiting.size() == 2) {
                assertThat(waiting).extracting(Arrivals.Arrival::person).containsExactly(person(here), person(listed));
                return;
            }
        }
        throw new AssertionError("Somebody else was always faster.");
    }

    @Test
    void aCheckThatDiesIsMadeAgain() {
        var id = officers.inForce(document);
        officers.look();
        var dying = new TransactionTemplate(transactions);
        officers.register("子重来", document, 304);
        // As if the program were killed after the check and before its commit.
        dying.executeWithoutResult(status -> {
            arrivals.waiting(100).forEach(arrivals::told);
            status.setRollbackOnly();
        });
        assertThat(officers.candidates(id)).hasSize(1);
        assertThat(officers.candidates(id)).as("and found once").hasSize(1);
    }

    @Test
    void nothingTakesTheDigestsOfSeveralPersons() {
        for (var type : List.of(Arrivals.class, CandidateRecords.class, Candidates.class, Warrants.class)) {
            assertThat(Arrays.stream(type.getDeclaredMethods())
                            .filter(method -> !method.isSynthetic())
                            .filter(method -> Arrays.stream(method.getParameterTypes())
                                    .anyMatch(given -> Collection.class.isAssignableFrom(given)
                                            || given.isArray()
                                            || given.equals(Iterable.class)))
                            .map(java.lang.reflect.Method::getName))
                    .as(type.getSimpleName())
                    .isEmpty();
        }
        assertThat(Arrays.stream(CandidateRecords.class.getDeclaredMethods())
                        .flatMap(method -> Arrays.stream(method.getParameterTypes()))
                        .filter(Digest.class::equals))
                .as("the one that compares is seen by this test")
                .isNotEmpty();
        assertThat(officers.asOwner("""
                        select p.proname
                        from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                        where (n.nspname = 'warrants' or n.nspname = 'residents' and p.proname in ('identities', 'holder'))
                          and exists (select from unnest(p.proargtypes) a join pg_type t on t.oid = a where t.typcategory = 'A')
                        """)).isEmpty();
    }
}
