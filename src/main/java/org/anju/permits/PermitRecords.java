package org.anju.permits;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.cases.CaseId;
import org.anju.certificates.CertificateId;
import org.anju.shared.Access;
import org.anju.shared.AccountId;
import org.anju.shared.DivisionCode;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PermitRecords {

    private static final String NUMBER = """
            insert into permits.numbered (number, permit) values (:number, :permit) on conflict do nothing
            """;

    private static final String ADD = """
            insert into permits.permit (subject, permit, number, locality, division, opens, last_day)
            values (:subject, :permit, :number, :locality, :division, :opens, :lastDay)
            on conflict (subject, locality) where ended is null do nothing
            """;

    private static final String MARK = """
            insert into permits.mark (subject, permit, place, kind, on_day, ground, reason, application, account, unit, unit_name)
            values (:subject, :permit, :place, :kind, :day, :ground, :reason::bytea, :application::uuid, :account, :unit, :unitName)
            """;

    private static final String STAND = """
            update permits.permit
            set division = :division, opens = :opens, last_day = :lastDay, ended = :ended::date, wants_card = :wantsCard
            where subject = :subject and permit = :permit
            """;

    private static final String CARD = """
            insert into permits.card (subject, permit, certificate) values (:subject, :permit, :certificate)
            """;

    private static final String CARD_MADE = """
            update permits.permit set wants_card = false where subject = :subject and permit = :permit and wants_card
            """;

    private static final String REMIND = """
            insert into permits.reminder (subject, permit, last_day, stage) values (:subject, :permit, :lastDay, :stage)
            on conflict (subject, permit, last_day, stage) do nothing
            """;

    // Those that have not ended first, then the newest.
    private static final String LIST = """
            select p.subject, p.permit, p.number, p.locality, p.division,
                   array(select c.certificate from permits.card c
                         where c.subject = p.subject and c.permit = p.permit order by c.at desc) as cards,
                   p.wants_card
            from permits.permit p
            where p.subject = any (:subjects::uuid[])
            order by p.ended is not null, p.permit desc
            """;

    // Whoever marks one of them waits for whoever is marking one of them.
    private static final String HOLD = """
            select p.permit from permits.permit p
            where p.subject = any (:subjects::uuid[])
            order by p.subject, p.permit
            for update
            """;

    private static final String MARKS = """
            select m.permit, m.kind, m.on_day, m.ground, m.reason, m.account, m.unit_name, m.at
            from permits.mark m
            where m.subject = any (:subjects::uuid[])
            order by m.permit, m.place
            """;

    private static final String HOLDER = "select h as subject from permits.holder(:number) h";

    private static final String DUE = """
            select subject, permit, last_day, stage from permits.due(:today, :after, :most)
            """;

    private static final String UNWATCHED = """
            select subject, permit from permits.unwatched(:before, :after, :most)
            """;

    private static final String WATCHED = """
            update permits.permit set followed_until = :until::date where subject = :subject and permit = :permit
            """;

    private static final String UNWATCH = """
            update permits.permit set followed_until = null where subject = any (:subjects::uuid[]) and ended is null
            """;

    private static final String WATCHED_IN_VAIN = """
            select subject, permit from permits.watched_in_vain(:duty, :today, :after, :most)
            """;

    private static final String WANTS_WATCHING = "select permits.wants_watching(:subjects::uuid[], :duty, :today)";

    private static final String HEARD = "select cursor from permits.heard";

    private static final String HEAR = """
            insert into permits.heard (one, cursor) values (true, :cursor)
            on conflict (one) do update set cursor = excluded.cursor
            """;

    private static final String WANTING_CARD = "select subject, permit from permits.wanting_card(:after, :most)";

    private static final String WANTS_CARD = "select permits.wants_card(:subjects::uuid[])";

    private static final String ERASE_OVER = "select permits.erase_over(:most)";

    private static final String FORGET = "select permits.forget(:person, :decided)";

    private final JdbcClient db;
    private final Keyring keyring;

    PermitRecords(JdbcClient db, Keyring keyring) {
        this.db = db;
        this.keyring = keyring;
    }

    /// A permit as the tables have it; what it is on a day, the rules say.
    record Row(
            PermitId id,
            PersonId subject,
            PermitNumber number,
            DivisionCode locality,
            DivisionCode division,
            List<Permit.Noted> history,
            List<CertificateId> cards,
            boolean wantsCard) {}

    /// Somebody is to be told how far a window is.
    record Due(PersonId subject, PermitId permit, LocalDate lastDay, Reminder stage) {

        /// Whether that is still so: it may have been endorsed, or have ended, since it was found.
        boolean stands(Permit now) {
            return !now.ended()
                    && now.standing().lastDay().equals(lastDay)
                    && (stage == Reminder.SUSPENDED) == (now.standing().suspendedSince() != null)
                    && (stage == Reminder.SUSPENDED || now.windowOpen());
        }
    }

    /// Whether the number was free.
    boolean claim(PermitNumber number, PermitId permit) {
        return db.sql(NUMBER)
                        .param("number", number.value())
                        .param("permit", permit.value())
                        .update()
                > 0;
    }

    /// Whether there was none yet in this locality.
    boolean add(Permit permit) {
        return db.sql(ADD)
                        .param("subject", permit.subject().value())
                        .param("permit", permit.id().value())
                        .param("number", permit.number().value())
                        .param("locality", permit.locality().prefix())
                        .param("division", permit.division().value())
                        .param("opens", permit.standing().opens())
                        .param("lastDay", permit.standing().lastDay())
                        .update()
                > 0;
    }

    /// @param reason empty for none
    /// @param of the case by which it was decided; `null` for none
    void mark(Permit permit, int place, Mark mark, String reason, @Nullable CaseId of, Access access) {
        var ground = mark.ground();
        db.sql(MARK)
                .param("subject", permit.subject().value())
                .param("permit", permit.id().value())
                .param("place", place)
                .param("kind", mark.kind().name())
                .param("day", mark.day())
                .param("ground", ground == null ? "" : ground.name())
                .param("reason", reason.isEmpty() ? null : keyring.seal(reason))
                .param("application", of == null ? null : of.value())
                .param("account", access.by().value())
                .param("unit", access.unit().value())
                .param("unitName", access.unitName())
                .update();
    }

    /// Keeps of what it is now what others are found by.
    void stand(Permit permit) {
        var ended = permit.standing().ended();
        db.sql(STAND)
                .param("subject", permit.subject().value())
                .param("permit", permit.id().value())
                .param("division", permit.division().value())
                .param("opens", permit.standing().opens())
                .param("lastDay", permit.standing().lastDay())
                .param("ended", ended == null ? null : ended.day())
                .param("wantsCard", permit.cardWanted())
                .update();
    }

    /// Whether a card was wanted; from now on it is not.
    boolean cardMade(Permit permit) {
        return db.sql(CARD_MADE)
                        .param("subject", permit.subject().value())
                        .param("permit", permit.id().value())
                        .update()
                > 0;
    }

    void card(Permit permit, CertificateId certificate) {
        db.sql(CARD)
                .param("subject", permit.subject().value())
                .param("permit", permit.id().value())
                .param("certificate", certificate.value())
                .update();
    }

    /// Whether nobody was told of it before.
    boolean remind(Due due) {
        return db.sql(REMIND)
                        .param("subject", due.subject().value())
                        .param("permit", due.permit().value())
                        .param("lastDay", due.lastDay())
                        .param("stage", due.stage().name())
                        .update()
                > 0;
    }

    /// Nobody else marks a permit of these persons, or finds out what it is to mark it, before this transaction
    /// ends.
    void hold(Collection<PersonId> subjects) {
        db.sql(HOLD)
                .param("subjects", subjects.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    List<Row> list(Collection<PersonId> subjects) {
        var keys = subjects.stream().map(PersonId::value).toArray(UUID[]::new);
        Map<UUID, List<Permit.Noted>> marks = db
                .sql(MARKS)
                .param("subjects", keys)
                .query((row, n) -> Map.entry(row.getObject("permit", UUID.class), noted(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return db.sql(LIST)
                .param("subjects", keys)
                .query((row, n) -> row(row, marks))
                .list();
    }

    Optional<PersonId> holder(PermitNumber number) {
        return db.sql(HOLDER)
                .param("number", number.value())
                .query((row, n) -> new PersonId(row.getObject("subject", UUID.class)))
                .optional();
    }

    /// Those after a permit, in the order of their keys.
    List<Due> due(LocalDate today, UUID after, int most) {
        return db.sql(DUE)
                .param("today", today)
                .param("after", after)
                .param("most", most)
                .query((row, n) -> new Due(
                        new PersonId(row.getObject("subject", UUID.class)),
                        new PermitId(row.getObject("permit", UUID.class)),
                        row.getObject("last_day", LocalDate.class),
                        Reminder.valueOf(row.getString("stage"))))
                .list();
    }

    /// A permit whose holder is to be followed, or no longer.
    record Unwatched(PersonId subject, PermitId permit) {}

    /// Those that go on, and whose holder is followed no longer than until a day; after a permit, in the order of
    /// their keys.
    List<Unwatched> unwatched(LocalDate before, UUID after, int most) {
        return db.sql(UNWATCHED)
                .param("before", before)
                .param("after", after)
                .param("most", most)
                .query((row, n) -> unwatched(row))
                .list();
    }

    private static Unwatched unwatched(ResultSet row) throws SQLException {
        return new Unwatched(
                new PersonId(row.getObject("subject", UUID.class)), new PermitId(row.getObject("permit", UUID.class)));
    }

    /// Permits that have ended and whose holders are followed for them still, though no act would give one back.
    ///
    /// @param duty in whose name the register ends permits
    List<Unwatched> watchedInVain(AccountId duty, LocalDate today, UUID after, int most) {
        return db.sql(WATCHED_IN_VAIN)
                .param("duty", duty.value())
                .param("today", today)
                .param("after", after)
                .param("most", most)
                .query((row, n) -> unwatched(row))
                .list();
    }

    /// Whether a permit of one of these records, which are one person's, goes on, or could be given back by an act.
    boolean wantsWatching(Collection<PersonId> subjects, AccountId duty, LocalDate today) {
        return db.sql(WANTS_WATCHING)
                .param("subjects", subjects.stream().map(PersonId::value).toArray(UUID[]::new))
                .param("duty", duty.value())
                .param("today", today)
                .query(Boolean.class)
                .single();
    }

    /// The holder of those that go on is to be followed, and looked at, anew.
    void unwatch(Collection<PersonId> subjects) {
        db.sql(UNWATCH)
                .param("subjects", subjects.stream().map(PersonId::value).toArray(UUID[]::new))
                .update();
    }

    /// @param until how long the holder is followed; `null` for no longer
    void watched(Unwatched one, @Nullable LocalDate until) {
        db.sql(WATCHED)
                .param("subject", one.subject().value())
                .param("permit", one.permit().value())
                .param("until", until)
                .update();
    }

    /// How far the acts on holders were heard; empty for from the beginning.
    Optional<String> heard() {
        return db.sql(HEARD).query(String.class).optional();
    }

    void hear(String cursor) {
        db.sql(HEAR).param("cursor", cursor).update();
    }

    /// A permit of which a card is to be made.
    record Wanting(PersonId subject, UUID permit) {}

    /// Those after a permit, in the order of their keys.
    List<Wanting> wantingCard(UUID after, int most) {
        return db.sql(WANTING_CARD)
                .param("after", after)
                .param("most", most)
                .query((row, n) -> new Wanting(
                        new PersonId(row.getObject("subject", UUID.class)), row.getObject("permit", UUID.class)))
                .list();
    }

    /// Whether one of these records, which are one person's, has a permit of which a card is to be made.
    boolean wantsCard(Collection<PersonId> subjects) {
        return db.sql(WANTS_CARD)
                .param("subjects", subjects.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(Boolean.class)
                .single();
    }

    long eraseOver(int most) {
        return db.sql(ERASE_OVER).param("most", most).query(Long.class).single();
    }

    void forget(PersonId person, UUID decided) {
        db.sql(FORGET).param("person", person.value()).param("decided", decided).query(row -> {});
    }

    private Permit.Noted noted(ResultSet row) throws SQLException {
        var ground = row.getString("ground");
        var reason = row.getBytes("reason");
        return new Permit.Noted(
                new Mark(
                        Mark.Kind.valueOf(row.getString("kind")),
                        row.getObject("on_day", LocalDate.class),
                        ground.isEmpty() ? null : EndGround.valueOf(ground)),
                new AccountId(row.getObject("account", UUID.class)),
                row.getString("unit_name"),
                reason == null ? "" : keyring.unseal(reason),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static Row row(ResultSet row, Map<UUID, List<Permit.Noted>> marks) throws SQLException {
        var id = row.getObject("permit", UUID.class);
        return new Row(
                new PermitId(id),
                new PersonId(row.getObject("subject", UUID.class)),
                new PermitNumber(row.getString("number")),
                DivisionCode.read(row.getString("locality")),
                new DivisionCode(row.getString("division")),
                marks.getOrDefault(id, List.of()),
                Arrays.stream((UUID[]) row.getArray("cards").getArray())
                        .map(CertificateId::new)
                        .toList(),
                row.getBoolean("wants_card"));
    }
}
