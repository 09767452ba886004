package org.anju.matters;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.oversight.ProposalId;
import org.anju.shared.MatterCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MatterRecords {

    private static final String LIST = """
            select matter, version, from_day, digest, source, text, at
            from matters.version
            order by matter, version
            """;

    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('matters.' || :matter, 0))";

    private static final String OF_CODE = """
            select matter, version, from_day, digest, source, text, at
            from matters.version
            where matter = :matter
            order by version
            """;

    private static final String HAS = "select exists (select from matters.version where digest = :digest)";

    private static final String ADD = """
            insert into matters.version (matter, version, from_day, digest, source, text)
            values (:matter, :version, :from, :digest, :source, :text)
            """;

    private static final String PROPOSE = """
            insert into matters.change (change, matter, from_day, digest, text)
            values (:change, :matter, :from, :digest, :text)
            """;

    private static final String PROPOSED = "select text from matters.change where change = :change";

    private static final String PUBLISH = "select matters.publish(:change, :proposal, :today)";

    private final JdbcClient db;

    MatterRecords(JdbcClient db) {
        this.db = db;
    }

    /// A version as it is stored; its text is not read yet.
    record Stored(
            MatterVersion pinned,
            LocalDate from,
            String digest,
            Edition.Source source,
            String text,
            OffsetDateTime at) {}

    List<Stored> list() {
        return db.sql(LIST).query(MatterRecords::stored).list();
    }

    /// The versions of one matter; until the end of the transaction nobody else adds one.
    List<Stored> locked(MatterCode code) {
        db.sql(LOCK).param("matter", code.value()).query((row, number) -> true).single();
        return db.sql(OF_CODE)
                .param("matter", code.value())
                .query(MatterRecords::stored)
                .list();
    }

    /// Whether a version has this digest.
    boolean has(String digest) {
        return db.sql(HAS)
                .param("digest", HexFormat.of().parseHex(digest))
                .query(Boolean.class)
                .single();
    }

    void add(MatterVersion pinned, LocalDate from, String digest, Edition.Source source, String text) {
        db.sql(ADD)
                .param("matter", pinned.code().value())
                .param("version", pinned.version())
                .param("from", from)
                .param("digest", HexFormat.of().parseHex(digest))
                .param("source", source.name())
                .param("text", text)
                .update();
    }

    void propose(UUID change, Matter matter, String digest, String text) {
        db.sql(PROPOSE)
                .param("change", change)
                .param("matter", matter.code().value())
                .param("from", matter.from())
                .param("digest", HexFormat.of().parseHex(digest))
                .param("text", text)
                .update();
    }

    String proposed(UUID change) {
        return db.sql(PROPOSED).param("change", change).query(String.class).single();
    }

    /// The number of the new version; empty where the same text or a later version is there already.
    Optional<Integer> publish(UUID change, ProposalId proposal, LocalDate today) {
        return db.sql(PUBLISH)
                .param("change", change)
                .param("proposal", proposal.value())
                .param("today", today)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, Integer.class)))
                .single();
    }

    private static Stored stored(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Stored(
                new MatterVersion(new MatterCode(row.getString("matter")), row.getInt("version")),
                row.getObject("from_day", LocalDate.class),
                HexFormat.of().formatHex(row.getBytes("digest")),
                Edition.Source.valueOf(row.getString("source")),
                row.getString("text"),
                row.getObject("at", OffsetDateTime.class));
    }
}
