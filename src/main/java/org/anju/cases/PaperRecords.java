package org.anju.cases;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.cases.CaseRecords.Key;
import org.anju.shared.Access;
import org.anju.shared.AccountId;
import org.anju.shared.Ids;
import org.anju.shared.Keyring;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Papers of cases. What was uploaded is sealed as text in base 64, so that a changed key can seal it anew like
/// any other value.
@Repository
class PaperRecords {

    private static final String ADD = """
            insert into cases.paper (subject, application, paper, kind, way, media, bytes, content, seen_on, unit_name, account)
            values (:subject, :application, :paper, :kind, :way, :media, :bytes, :content, :seenOn, :unitName, :account)
            """;

    private static final String LIST = """
            select paper, kind, way, media, bytes, seen_on, unit_name, account, at, taken_out
            from cases.paper
            where subject = :subject and application = :application
            order by paper
            """;

    private static final String CONTENT = """
            select content
            from cases.paper
            where subject = :subject and application = :application and paper = :paper and way = 'UPLOADED' and taken_out is null
            """;

    private static final String TAKE_OUT = """
            update cases.paper
            set taken_out = clock_timestamp(),
                content = case when way = 'UPLOADED' then :nothing::bytea end
            where subject = :subject and application = :application and paper = :paper and taken_out is null
            """;

    private final JdbcClient db;
    private final Keyring keyring;

    PaperRecords(JdbcClient db, Keyring keyring) {
        this.db = db;
        this.keyring = keyring;
    }

    UUID upload(Key key, String kind, Media media, byte[] content, Access access) {
        var id = Ids.next();
        add(key, id, kind, PaperWay.UPLOADED, access)
                .param("media", media.name())
                .param("bytes", content.length)
                .param("content", keyring.seal(Base64.getEncoder().encodeToString(content)))
                .param("seenOn", null)
                .update();
        return id;
    }

    void shown(Key key, String kind, LocalDate on, Access access) {
        without(add(key, Ids.next(), kind, PaperWay.SHOWN, access))
                .param("seenOn", on)
                .update();
    }

    void later(Key key, String kind, Access access) {
        without(add(key, Ids.next(), kind, PaperWay.LATER, access))
                .param("seenOn", null)
                .update();
    }

    private JdbcClient.StatementSpec add(Key key, UUID id, String kind, PaperWay way, Access access) {
        return of(ADD, key)
                .param("paper", id)
                .param("kind", kind)
                .param("way", way.name())
                .param("unitName", access.unitName())
                .param("account", access.by().value());
    }

    private static JdbcClient.StatementSpec without(JdbcClient.StatementSpec statement) {
        return statement.param("media", null).param("bytes", null).param("content", null);
    }

    List<CasePaper> list(Key key) {
        return of(LIST, key)
                .query((row, n) -> {
                    var media = row.getString("media");
                    var takenOut = row.getObject("taken_out", OffsetDateTime.class);
                    return new CasePaper(
                            row.getObject("paper", UUID.class),
                            row.getString("kind"),
                            PaperWay.valueOf(row.getString("way")),
                            media == null ? null : Media.valueOf(media),
                            row.getInt("bytes"),
                            row.getObject("seen_on", LocalDate.class),
                            row.getString("unit_name"),
                            new AccountId(row.getObject("account", UUID.class)),
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            takenOut == null ? null : takenOut.toInstant());
                })
                .list();
    }

    Optional<byte[]> content(Key key, UUID paper) {
        return of(CONTENT, key)
                .param("paper", paper)
                .query((row, n) -> Base64.getDecoder().decode(keyring.unseal(row.getBytes("content"))))
                .optional();
    }

    /// Nothing of what was uploaded is left, only that it was there.
    void takeOut(Key key, UUID paper) {
        of(TAKE_OUT, key)
                .param("paper", paper)
                .param("nothing", keyring.seal(""))
                .update();
    }

    private JdbcClient.StatementSpec of(String sql, Key key) {
        return db.sql(sql)
                .param("subject", key.subject().value())
                .param("application", key.id().value());
    }
}
