package org.anju.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.Tongue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class LetterRecords {

    // What is told while a letter waits goes into it.
    private static final String CARRY = """
            with open as (
                insert into notices.letter (subject, letter, channel, kind, due, latest)
                select c.subject, w.letter, c.channel, 'NOTICES', :due::timestamptz, :latest::timestamptz
                from notices.channel c
                join unnest(:ways::text[], :letters::uuid[]) as w (way, letter) on w.way = c.channel
                where c.subject = :subject
                on conflict (subject, channel) where state = 'OPEN' and kind = 'NOTICES'
                    do update set latest = least(letter.latest, excluded.latest)
                returning subject, letter
            )
            insert into notices.carried (subject, letter, notice)
            select o.subject, o.letter, :notice::uuid from open o
            """;

    private static final String ADD_CODE = """
            insert into notices.letter (subject, letter, channel, kind, code, due)
            values (:subject, :letter, :channel, 'CODE', :code, :due)
            """;

    // Where no telephone is confirmed, there is nothing to send.
    private static final String ADD_ENTRY_CODE = """
            insert into notices.letter (subject, letter, channel, kind, code, due, latest)
            select c.subject, :letter::uuid, c.channel, 'ENTRY', :code::bytea, :due::timestamptz, :until::timestamptz
            from notices.channel c
            where c.subject = :subject and c.channel = 'SMS'
            """;

    private static final String ONE_AT_A_TIME =
            "select pg_advisory_xact_lock(hashtextextended('notices.entry|' || :subject::text, 0))";

    private static final String CODES_SINCE = """
            select count(*) from notices.letter where subject = :subject and kind = :kind and made > :since
            """;

    private static final String TAKE = """
            select subject, letter
            from notices.take(:now, make_interval(secs => :lease), :night, :morning, :perDay, :most)
            """;

    private static final String READ = """
            select l.subject, l.letter, l.channel, l.kind, l.tries, l.code, l.latest,
                   c.address, c.tongue, a.address as asked, a.tongue as asked_tongue, a.code as asked_code, a.until,
                   (select count(*)
                    from notices.carried r
                    where r.subject = l.subject and r.letter = l.letter
                      and not exists (select from notices.opened o where o.subject = r.subject and o.notice = r.notice)) as unread
            from notices.letter l
            left join notices.channel c on c.subject = l.subject and c.channel = l.channel
            left join notices.asked a on a.subject = l.subject and a.channel = l.channel
            where l.subject = any (:subjects::uuid[]) and l.letter = any (:letters::uuid[])
            order by l.letter
            """;

    private static final String TRIED =
            "select notices.tried(:subject, :letter, :became, :fault::text, :answer, :next::timestamptz, :now)";

    private static final String DEAD =
            "select letter, channel, kind, tries, made, ended, fault, answer from notices.dead(:most)";

    private static final String AGAIN = "select notices.again(:letter, :now)";

    private static final String ERASE = "select notices.erase_letters(:most)";

    private final JdbcClient db;
    private final Keyring keyring;

    LetterRecords(JdbcClient db, Keyring keyring) {
        this.db = db;
        this.keyring = keyring;
    }

    record Key(PersonId subject, LetterId letter) {}

    /// Puts a notice into the letter that waits for a person by each of these ways that the person has chosen.
    void carry(PersonId subject, UUID notice, Collection<Way> ways, Instant due, @Nullable Instant latest) {
        db.sql(CARRY)
                .param("subject", subject.value())
                .param("notice", notice)
                .param("ways", ways.stream().map(Way::name).toArray(String[]::new))
                .param(
                        "letters",
                        ways.stream().map(way -> LetterId.next().value()).toArray(UUID[]::new))
                .param("due", at(due))
                .param("latest", latest == null ? null : at(latest))
                .update();
    }

    void addCode(PersonId subject, Way way, String code, Instant due) {
        db.sql(ADD_CODE)
                .param("subject", subject.value())
                .param("letter", LetterId.next().value())
                .param("channel", way.name())
                .param("code", keyring.seal(code))
                .param("due", at(due))
                .update();
    }

    /// Whether there is a telephone to which it goes.
    boolean addEntryCode(PersonId subject, String code, Instant due, Instant until) {
        return db.sql(ADD_ENTRY_CODE)
                        .param("subject", subject.value())
                        .param("letter", LetterId.next().value())
                        .param("code", keyring.seal(code))
                        .param("due", at(due))
                        .param("until", at(until))
                        .update()
                == 1;
    }

    /// How many codes a person was sent that confirm an address.
    long codesSince(PersonId subject, Instant since) {
        return since(subject, "CODE", since);
    }

    /// Until the transaction ends nobody else counts the codes of this person and adds one.
    void oneAtATime(PersonId subject) {
        db.sql(ONE_AT_A_TIME).param("subject", subject.value()).query(rows -> {});
    }

    /// How many were sent that show at a machine who they are.
    long entryCodesSince(PersonId subject, Instant since) {
        return since(subject, "ENTRY", since);
    }

    private long since(PersonId subject, String kind, Instant since) {
        return db.sql(CODES_SINCE)
                .param("subject", subject.value())
                .param("kind", kind)
                .param("since", at(since))
                .query(Long.class)
                .single();
    }

    /// Letters that are due, which nobody else takes until the lease is over.
    List<Key> take(Instant now, Duration lease, Night night, int perDay, int most) {
        return db.sql(TAKE)
                .param("now", at(now))
                .param("lease", lease.toSeconds())
                .param("night", night.at(now))
                .param("morning", at(night.morning(now)))
                .param("perDay", perDay)
                .param("most", most)
                .query((row, n) -> new Key(
                        new PersonId(row.getObject("subject", UUID.class)),
                        new LetterId(row.getObject("letter", UUID.class))))
                .list();
    }

    /// What is to be sent, under an entry about each receiver.
    List<Letter> read(List<Key> keys, Instant now) {
        return db.sql(READ)
                .param(
                        "subjects",
                        keys.stream().map(key -> key.subject().value()).toArray(UUID[]::new))
                .param("letters", keys.stream().map(key -> key.letter().value()).toArray(UUID[]::new))
                .query((row, n) -> letter(row, now))
                .list();
    }

    /// @param next when it is tried again; `null` where it is not
    void tried(
            Letter letter,
            String became,
            DeadLetter.@Nullable Fault fault,
            String answer,
            @Nullable Instant next,
            Instant now) {
        db.sql(TRIED)
                .param("subject", letter.subject().value())
                .param("letter", letter.id().value())
                .param("became", became)
                .param("fault", fault == null ? null : fault.name())
                .param("answer", answer)
                .param("next", next == null ? null : at(next))
                .param("now", at(now))
                .query(row -> {});
    }

    List<DeadLetter> dead(int most) {
        return db.sql(DEAD)
                .param("most", most)
                .query((row, n) -> new DeadLetter(
                        new LetterId(row.getObject("letter", UUID.class)),
                        Way.valueOf(row.getString("channel")),
                        !row.getString("kind").equals("NOTICES"),
                        row.getInt("tries"),
                        row.getObject("made", OffsetDateTime.class).toInstant(),
                        row.getObject("ended", OffsetDateTime.class).toInstant(),
                        DeadLetter.Fault.valueOf(row.getString("fault")),
                        row.getString("answer")))
                .list();
    }

    /// Whether it was given up, and is tried again.
    boolean again(LetterId letter, Instant now) {
        return db.sql(AGAIN)
                .param("letter", letter.value())
                .param("now", at(now))
                .query(Boolean.class)
                .single();
    }

    long erase(int most) {
        return db.sql(ERASE).param("most", most).query(Long.class).single();
    }

    private Letter letter(ResultSet row, Instant now) throws SQLException {
        var id = new LetterId(row.getObject("letter", UUID.class));
        return new Letter(
                new PersonId(row.getObject("subject", UUID.class)),
                id,
                keyring.reference(id.value()),
                Way.valueOf(row.getString("channel")),
                row.getInt("tries"),
                switch (row.getString("kind")) {
                    case "CODE" -> code(row, now);
                    case "ENTRY" -> entryCode(row, now);
                    default -> notices(row);
                });
    }

    // The telephone was taken back, or nobody can use it any more.
    private Optional<Letter.Content> entryCode(ResultSet row, Instant now) throws SQLException {
        var address = row.getBytes("address");
        var sealed = row.getBytes("code");
        var until = row.getObject("latest", OffsetDateTime.class).toInstant();
        return address == null || sealed == null || !now.isBefore(until)
                ? Optional.empty()
                : Optional.of(new Letter.Content(
                        keyring.unseal(address),
                        Tongue.valueOf(row.getString("tongue")),
                        0,
                        keyring.unseal(sealed),
                        true));
    }

    // The address was taken back, or everything was read meanwhile.
    private Optional<Letter.Content> notices(ResultSet row) throws SQLException {
        var address = row.getBytes("address");
        var unread = row.getInt("unread");
        return address == null || unread == 0
                ? Optional.empty()
                : Optional.of(new Letter.Content(
                        keyring.unseal(address), Tongue.valueOf(row.getString("tongue")), unread, ""));
    }

    // Another code was asked for since, or this one is too old.
    private Optional<Letter.Content> code(ResultSet row, Instant now) throws SQLException {
        var asked = row.getBytes("asked");
        var sealed = row.getBytes("code");
        if (asked == null || sealed == null) {
            return Optional.empty();
        }
        var code = keyring.unseal(sealed);
        var until = row.getObject("until", OffsetDateTime.class).toInstant();
        return until.isBefore(now) || !Arrays.equals(ContactRecords.digest(keyring, code), row.getBytes("asked_code"))
                ? Optional.empty()
                : Optional.of(new Letter.Content(
                        keyring.unseal(asked), Tongue.valueOf(row.getString("asked_tongue")), 0, code));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
