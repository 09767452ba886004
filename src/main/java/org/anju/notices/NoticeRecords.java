package org.anju.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class NoticeRecords {

    private static final String BEING_WRITTEN =
            "select exists (select from oversight.being_written e where e.subject = :subject)";

    private static final String ADD = """
            insert into notices.notice (subject, notice, zh, en, path, unit_name)
            values (:subject, :notice, :zh, :en, :path, :unitName)
            """;

    private static final String LIST = """
            select n.subject, n.notice, n.zh, n.en, n.path, n.unit_name, n.at,
                   exists (select from notices.opened o where o.subject = n.subject and o.notice = n.notice) as opened
            from notices.notice n
            where n.subject = any (:subjects::uuid[]) and (:before::uuid is null or n.notice < :before::uuid)
            order by n.notice desc
            limit :most
            """;

    private static final String RECEIPTS = """
            select r.notice, l.channel, l.state, l.ended
            from notices.carried r
            join notices.letter l on l.subject = r.subject and l.letter = r.letter
            where r.subject = any (:subjects::uuid[]) and r.notice = any (:notices::uuid[]) and l.state <> 'DROPPED'
            order by l.letter
            """;

    private static final String OPENED = """
            insert into notices.opened (subject, notice)
            select n.subject, n.notice
            from notices.notice n
            where n.subject = any (:subjects::uuid[]) and n.notice = any (:notices::uuid[])
            on conflict (subject, notice) do nothing
            """;

    private static final String UNREAD = "select notices.unread(:subjects::uuid[])";

    private static final String FORGET = "select notices.forget(:subject, :decided)";

    private static final String ERASE = "select notices.erase_notices(:most)";

    private final JdbcClient db;
    private final Keyring keyring;

    NoticeRecords(JdbcClient db, Keyring keyring) {
        this.db = db;
        this.keyring = keyring;
    }

    /// Whether this transaction has left its entry about a person already.
    boolean isBeingWritten(PersonId subject) {
        return db.sql(BEING_WRITTEN)
                .param("subject", subject.value())
                .query(Boolean.class)
                .single();
    }

    void add(PersonId subject, UUID key, Notice notice, String unitName) {
        db.sql(ADD)
                .param("subject", subject.value())
                .param("notice", key)
                .param("zh", keyring.seal(notice.zh()))
                .param("en", keyring.seal(notice.en()))
                .param("path", keyring.seal(notice.path()))
                .param("unitName", unitName)
                .update();
    }

    /// Newest first.
    ///
    /// @param before the one after which to go on; `null` for the newest
    List<NoticeLine> list(Collection<PersonId> subjects, @Nullable UUID before, int most) {
        var lines = db.sql(LIST)
                .param("subjects", keys(subjects))
                .param("before", before)
                .param("most", most)
                .query(this::line)
                .list();
        var receipts = receipts(subjects, lines);
        return lines.stream()
                .map(line -> new NoticeLine(
                        line.key(),
                        line.notice(),
                        line.unitName(),
                        line.at(),
                        line.unread(),
                        receipts.getOrDefault(line.key(), List.of())))
                .toList();
    }

    private Map<UUID, List<NoticeLine.Receipt>> receipts(Collection<PersonId> subjects, List<NoticeLine> of) {
        record Of(UUID notice, NoticeLine.Receipt receipt) {}
        return db
                .sql(RECEIPTS)
                .param("subjects", keys(subjects))
                .param("notices", of.stream().map(NoticeLine::key).toArray(UUID[]::new))
                .query((row, n) -> new Of(row.getObject("notice", UUID.class), receipt(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Of::notice, Collectors.mapping(Of::receipt, Collectors.toList())));
    }

    private static NoticeLine.Receipt receipt(ResultSet row) throws SQLException {
        var way = Way.valueOf(row.getString("channel"));
        return switch (row.getString("state")) {
            case "SENT" -> new NoticeLine.Receipt(way, NoticeLine.Standing.SENT, instant(row, "ended"));
            case "DEAD" -> new NoticeLine.Receipt(way, NoticeLine.Standing.DEAD, null);
            default -> new NoticeLine.Receipt(way, NoticeLine.Standing.GOING, null);
        };
    }

    /// These stood on a page.
    void opened(Collection<PersonId> subjects, Collection<UUID> notices) {
        db.sql(OPENED)
                .param("subjects", keys(subjects))
                .param("notices", notices.toArray(UUID[]::new))
                .update();
    }

    /// A number; no row comes back.
    int unread(Collection<PersonId> subjects) {
        return db.sql(UNREAD)
                .param("subjects", keys(subjects))
                .query(Integer.class)
                .single();
    }

    void forget(PersonId subject, UUID decided) {
        db.sql(FORGET)
                .param("subject", subject.value())
                .param("decided", decided)
                .query(row -> {});
    }

    long erase(int most) {
        return db.sql(ERASE).param("most", most).query(Long.class).single();
    }

    private NoticeLine line(ResultSet row, int n) throws SQLException {
        return new NoticeLine(
                row.getObject("notice", UUID.class),
                new Notice(
                        keyring.unseal(row.getBytes("zh")),
                        keyring.unseal(row.getBytes("en")),
                        keyring.unseal(row.getBytes("path"))),
                row.getString("unit_name"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                !row.getBoolean("opened"),
                List.of());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static UUID[] keys(Collection<PersonId> persons) {
        return persons.stream().map(PersonId::value).toArray(UUID[]::new);
    }
}
