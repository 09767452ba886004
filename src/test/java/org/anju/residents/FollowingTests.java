package org.anju.residents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.TableOwner;
import org.anju.oversight.AccessEntry;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Shown;
import org.anju.shared.Access;
import org.anju.shared.DocumentKind;
import org.anju.shared.Ids;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Who follows is told of every change of the persons followed, once, in order, and of nothing else.
@HouseTest
class FollowingTests {

    @Autowired
    ApplicationContext house;

    @Autowired
    Environment settings;

    @Autowired
    Following following;

    @Autowired
    Residents residents;

    @Autowired
    AccessLog accessLog;

    @Autowired
    Keyring keyring;

    @Autowired
    JdbcClient db;

    @Autowired
    PlatformTransactionManager transactions;

    final Access follower = Neighbourhood.registrar("997201");
    Neighbourhood street;
    String number;
    PersonId person;
    PersonId neighbour;

    @BeforeEach
    void twoPersonsAreRegistered() {
        street = Neighbourhood.build(house);
        number = Neighbourhood.number();
        person = registered("试甲", number, 101, "2020-01-01");
        neighbour = registered("试乙", Neighbourhood.number(), 102, "2020-01-01");
    }

    private PersonId registered(String name, String itsNumber, int room, String movedIn) {
        house.getBean(Observations.class)
                .observe(
                        List.of(street.declaration(name, itsNumber, room, movedIn)), Neighbourhood.registrar("997201"));
        var outcome = residents.search(
                new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, itsNumber), Neighbourhood.registrar("997201"));
        return ((Search.Outcome.Hits) outcome).hits().getFirst().person();
    }

    private static Instant in(int days) {
        return Instant.now().plus(Duration.ofDays(days));
    }

    private Connection owner() throws SQLException {
        return TableOwner.connect(settings);
    }

    /// Writes an act as the owner may, in a transaction of the test's own.
    private static UUID act(Connection owner, PersonId person, String kind) throws SQLException {
        var act = Ids.next();
        try (var insert = owner.prepareStatement("""
                insert into residents.act
                    (person, act, kind, account, unit, unit_name, role, channel, purpose, file, evidence)
                values (?, ?, ?, gen_random_uuid(), gen_random_uuid(), '', 'REGISTRAR', 'DESK', 'x', 'x', '{}')
                """)) {
            insert.setObject(1, person.value());
            insert.setObject(2, act);
            insert.setString(3, kind);
            insert.execute();
        }
        return act;
    }

    private UUID act(PersonId person, String kind) throws SQLException {
        try (var owner = owner()) {
            return act(owner, person, kind);
        }
    }

    private List<UUID> told() {
        return told(null);
    }

    // Changes wait for every transaction of the server that began before them, the house's own in the background too.
    private void soonTold(UUID... acts) {
        await().untilAsserted(() -> assertThat(told()).containsExactly(acts));
    }

    private List<UUID> told(@Nullable ChangeCursor after) {
        return following.changes(after, 100, follower).stream()
                .map(change -> change.cursor().act())
                .toList();
    }

    private static void assertRefused(String problem, ThrowingCallable attempt) {
        assertThatExceptionOfType(Problem.class).isThrownBy(attempt).returns(problem, Problem::name);
    }

    @Test
    void whatIsDeclaredOfAFollowedPersonIsToldWithoutItsContent() {
        following.follow(person, in(30), follower);
        assertThat(told()).isEmpty();
        registered("试甲", number, 303, "2024-05-01");
        await().until(() -> !told().isEmpty());
        var changes = following.changes(null, 100, follower);
        assertThat(changes).hasSize(1);
        assertThat(changes.getFirst().cursor().person()).isEqualTo(person);
        assertThat(changes.getFirst().kind()).isEqualTo(Person.Act.Kind.CHANGE);
        assertThat(told(changes.getFirst().cursor())).isEmpty();
    }

    @Test
    void nothingIsToldOfAnybodyElseNorToAnybodyElse() throws SQLException {
        following.follow(person, in(30), follower);
        act(neighbour, "CHANGE");
        assertThat(told()).isEmpty();
        soonTold(act(person, "CHANGE"));
        assertThat(following.changes(null, 100, Neighbourhood.registrar("997201")))
                .isEmpty();
        assertThat(following.changes(
                        null,
                        100,
                        new Access(
                                follower.by(),
                                follower.unit(),
                                follower.unitName(),
                                follower.role(),
                                new PurposeCode("address-verification"),
                                follower.file(),
                                follower.channel(),
                                follower.territory())))
                .as("followed for one purpose, asked for another")
                .isEmpty();
    }

    @Test
    void aChangeThatCommitsLateIsNotPassedOver() throws SQLException {
        following.follow(person, in(30), follower);
        following.follow(neighbour, in(30), follower);
        UUID first;
        UUID second;
        try (var early = owner()) {
            early.setAutoCommit(false);
            first = act(early, person, "CORRECTION");
            second = act(neighbour, "CHANGE");
            assertThat(told())
                    .as("the later one waits for the earlier, which is still open")
                    .isEmpty();
            early.commit();
        }
        soonTold(first, second);
    }

    @Test
    void aChangeThatIsRolledBackHoldsNothingUp() throws SQLException {
        following.follow(person, in(30), follower);
        UUID second;
        try (var early = owner()) {
            early.setAutoCommit(false);
            act(early, person, "CHANGE");
            second = act(person, "CHANGE");
            early.rollback();
        }
        soonTold(second);
    }

    @Test
    void aChangeThatWasBeingWrittenWhenTheFollowingBeganIsTold() throws SQLException {
        act(person, "CHANGE");
        UUID open;
        try (var early = owner()) {
            early.setAutoCommit(false);
            open = act(early, person, "CHANGE");
            following.follow(person, in(30), follower);
            early.commit();
        }
        soonTold(open);
    }

    @Test
    void whatWasCommittedBeforeIsNotToldThoughAnotherTransactionWasStillOpen() throws SQLException {
        try (var other = owner()) {
            other.setAutoCommit(false);
            act(other, neighbour, "CHANGE");
            act(person, "CHANGE");
            following.follow(person, in(30), follower);
            other.commit();
        }
        soonTold(act(person, "CHANGE"));
    }

    @Test
    void amongManyWritersEveryChangeIsToldOnceAndInOrder() throws Exception {
        following.follow(person, in(30), follower);
        following.follow(neighbour, in(30), follower);
        var writers = 6;
        var each = 40;
        var written = new ArrayList<UUID>();
        var told = new ArrayList<ChangeCursor>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<List<UUID>>>();
            for (int w = 0; w < writers; w++) {
                running.add(threads.submit(() -> write(each)));
            }
            while (!running.stream().allMatch(Future::isDone)) {
                take(told);
            }
            for (var done : running) {
                written.addAll(done.get());
            }
        }
        await().until(() -> {
            take(told);
            return told.size() >= written.size();
        });
        take(told);
        assertThat(told.stream().map(ChangeCursor::act))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(written);
        assertThat(told.stream().map(ChangeCursor::written)).isSorted();
    }

    private void take(List<ChangeCursor> told) {
        following.changes(told.isEmpty() ? null : told.getLast(), 7, follower).stream()
                .map(ChangeNotice::cursor)
                .forEach(told::add);
    }

    // Each writes, waits a little, and sometimes thinks better of it.
    private List<UUID> write(int times) throws Exception {
        var committed = new ArrayList<UUID>();
        try (var owner = owner()) {
            owner.setAutoCommit(false);
            for (int i = 0; i < times; i++) {
                var act = act(owner, i % 3 == 0 ? neighbour : person, "CHANGE");
                Thread.sleep(ThreadLocalRandom.current().nextInt(6));
                if (i % 5 == 4) {
                    owner.rollback();
                } else {
                    owner.commit();
                    committed.add(act);
                }
            }
        }
        return committed;
    }

    @Test
    void anExpiredOrEndedFollowingTellsNothing() throws SQLException {
        following.follow(person, in(30), follower);
        following.follow(neighbour, in(30), follower);
        soonTold(act(person, "CHANGE"), act(neighbour, "CHANGE"));
        try (var owner = owner();
                var expire = owner.prepareStatement("update residents.following set at = at - interval '40 days',"
                        + " until = until - interval '40 days' where person = ?")) {
            expire.setObject(1, person.value());
            expire.execute();
        }
        assertThat(following.changes(null, 100, follower))
                .extracting(change -> change.cursor().person())
                .containsExactly(neighbour);
        following.unfollow(neighbour, follower);
        assertThat(told()).isEmpty();
        assertThat(following.following(null, 100, follower)).isEmpty();
    }

    @Test
    void followingAgainProlongsAndTheSameTwiceIsOnce() throws SQLException {
        var until = in(30);
        following.follow(person, until, follower);
        following.follow(person, until, follower);
        var change = act(person, "CHANGE");
        following.follow(person, in(60), follower);
        soonTold(change);
        var followed = following.following(null, 100, follower);
        assertThat(followed).hasSize(1);
        assertThat(followed.getFirst().until()).isAfter(until);
        try (var owner = owner();
                var count = owner.prepareStatement("select count(*) from residents.following where person = ?")) {
            count.setObject(1, person.value());
            try (var rows = count.executeQuery()) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(2);
            }
        }
    }

    @Test
    void onlyAsThePurposeAllows() {
        assertRefused("follow-too-long", () -> following.follow(person, in(91), follower));
        assertRefused("follow-over", () -> following.follow(person, in(-1), follower));
        assertRefused("outside-territory", () -> following.follow(person, in(30), Neighbourhood.registrar("997202")));
        for (var purpose : List.of("subject-request", "office-import")) {
            var access = Neighbourhood.access(Role.REGISTRAR, purpose, "997201");
            assertRefused("purpose-not-for-following", () -> following.follow(person, in(1), access));
            assertRefused("purpose-not-for-following", () -> following.changes(null, 10, access));
        }
        assertRefused(
                "purpose-not-for-role",
                () -> following.follow(
                        person, in(1), Neighbourhood.access(Role.AUDITOR, "residence-registration", null)));
        assertRefused("person-unknown", () -> following.follow(PersonId.next(), in(1), Neighbourhood.registrar(null)));
    }

    @Test
    void thePersonSeesWhoFollowsAndWhatWasTold() throws SQLException {
        following.follow(person, in(30), follower);
        act(person, "CHANGE");
        await().until(() -> !told().isEmpty());
        told(following.changes(null, 100, follower).getLast().cursor());
        following.following(null, 100, follower);
        var entries = accessLog.listAbout(person, Neighbourhood.access(Role.AUDITOR, "inspection", null), null, 50);
        assertThat(entries)
                .filteredOn(entry -> entry.shown() == Shown.FOLLOWING)
                .extracting(AccessEntry::kind)
                .containsExactly(AccessEntry.Kind.LISTED, AccessEntry.Kind.WRITTEN);
        assertThat(entries)
                .filteredOn(entry -> entry.shown() == Shown.CHANGE_NOTICE)
                .as("one for each answer in which the person was; an empty answer tells nothing of anybody")
                .hasSize(2)
                .allMatch(entry -> entry.kind() == AccessEntry.Kind.LISTED
                        && entry.account().equals(follower.by())
                        && entry.purpose().equals(follower.purpose()));
    }

    @Test
    void theDatabaseHoldsTheLongestTimeAndTheEntryWhoeverWrites() {
        var follow = """
                insert into residents.following
                    (person, following, account, unit, unit_name, role, purpose, file, until)
                values (:person, :following, gen_random_uuid(), gen_random_uuid(), '', 'REGISTRAR', :purpose, 'x', now() + :days * interval '1 day')
                """;
        assertThatThrownBy(() -> db.sql(follow)
                        .param("person", person.value())
                        .param("following", Ids.next())
                        .param("purpose", "residence-registration")
                        .param("days", 3)
                        .update())
                .rootCause()
                .hasMessageContaining("row-level security");
        for (var attempt : List.of(List.of("residence-registration", 91), List.of("subject-request", 1))) {
            assertThatThrownBy(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                        accessLog.wrote(follower, Shown.FOLLOWING, List.of(person));
                        db.sql(follow)
                                .param("person", person.value())
                                .param("following", Ids.next())
                                .param("purpose", attempt.getFirst())
                                .param("days", attempt.getLast())
                                .update();
                    }))
                    .rootCause()
                    .hasMessageContaining("row-level security");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update residents.following set until = until + interval '1 year'",
                "update residents.following set since = '3'",
                "update residents.act set written = '3'",
                "delete from residents.following"
            })
    void theProgramCannotStretchAFollowing(String sql) {
        assertThatThrownBy(() -> db.sql(sql).update()).rootCause().hasMessageContaining("permission denied");
    }

    @Test
    void theProgramCannotChooseTheTransactionOfAnAct() {
        assertThatThrownBy(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                    accessLog.wrote(follower, Shown.DECLARATION, List.of(person));
                    db.sql("""
                            insert into residents.act
                                (person, act, kind, account, unit, unit_name, role, channel, purpose, file, evidence, written)
                            values (:person, :act, 'CHANGE', gen_random_uuid(), gen_random_uuid(), '', 'REGISTRAR',
                                    'DESK', 'x', 'x', '{}', '3')
                            """)
                            .param("person", person.value())
                            .param("act", Ids.next())
                            .update();
                }))
                .rootCause()
                .hasMessageContaining("written_now");
    }

    @Test
    void withoutAnEntryNoFollowingIsRead() {
        following.follow(person, in(30), follower);
        assertThat(db.sql("select count(*) from residents.following")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aCursorComesBackAsItWentAndNothingElsePassesForOne() {
        var cursor = new ChangeCursor(77_123L, Ids.next(), person);
        var text = cursor.text(keyring);
        assertThat(ChangeCursor.read(text, keyring)).contains(cursor);
        assertThat(text)
                .isEqualTo(cursor.text(keyring))
                .doesNotContain(person.value().toString());
        assertThat(ChangeCursor.read("", keyring)).isEmpty();
        assertThat(ChangeCursor.read(text + "0", keyring)).isEmpty();
        assertThat(ChangeCursor.read("f" + text.substring(1), keyring)).isEmpty();
    }
}
