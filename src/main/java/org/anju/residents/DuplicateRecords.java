package org.anju.residents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.shared.Access;
import org.anju.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Pairs of records that may be of one person: which wait, and what was decided. Their rows come back only
/// under entries about both.
@Repository
class DuplicateRecords {

    private static final String NOTE = "select residents.note_duplicates(:found::jsonb)";

    private static final String WAITING =
            "select pair, person, other from residents.waiting_duplicates(:territory, :past::uuid, :most)";

    private static final String PAIRED = "select person, other from residents.paired(:pair)";

    private static final String LIST = """
            select d.person, d.other, d.pair, d.found_at, d.weight, d.fields, d.guarded, d.contradicted,
                   d.model_version, d.model_digest,
                   case when d.state = 'SAME_PROPOSED' and residents.undecided(d.state, d.proposal) then 'WAITING'
                        else d.state end as state,
                   d.decider_unit, d.decided_at
            from unnest(:persons::uuid[], :others::uuid[]) as p (person, other)
            join residents.duplicate d on d.person = p.person and d.other = p.other
            order by d.pair
            """;

    private static final String GROUNDS = """
            select reason, evidence_kind, evidence_reference
            from residents.duplicate
            where person = :person and other = :other and reason <> ''
            """;

    private static final String RULE = """
            select residents.rule_duplicate(:pair, :person, :other, :ruling, :account, :unitName, :again::timestamptz,
                                            :proposal::uuid, :reason, :evidence, :reference)
            """;

    private static final String FORGET = "select residents.forget_duplicates(:person, :decided)";

    private final JdbcClient db;
    private final JsonMapper json;

    DuplicateRecords(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /// Whom a pair is about.
    record Paired(DuplicateId id, PersonId person, PersonId other) {}

    /// A pair that was found, in the columns of `residents.duplicate`.
    record Found(
            UUID pair,
            UUID person,
            UUID other,
            double weight,
            List<Duplicate.Evidence> fields,
            boolean guarded,
            boolean contradicted,
            int model_version,
            String model_digest) {}

    /// Enters pairs; returns how many of them wait now.
    int note(List<Found> found) {
        return db.sql(NOTE)
                .param("found", json.writeValueAsString(found))
                .query(Integer.class)
                .single();
    }

    /// @param territory the beginning of the codes of the divisions in which both must live; empty for
    ///     everywhere
    /// @param past the last pair of the part before; `null` for the first part
    List<Paired> waiting(String territory, @Nullable DuplicateId past, int most) {
        return db.sql(WAITING)
                .param("territory", territory)
                .param("past", past == null ? null : past.value())
                .param("most", most)
                .query((row, n) -> new Paired(
                        new DuplicateId(row.getObject("pair", UUID.class)),
                        person(row, "person"),
                        person(row, "other")))
                .list();
    }

    Optional<Paired> paired(DuplicateId id) {
        return db.sql(PAIRED)
                .param("pair", id.value())
                .query((row, n) -> new Paired(id, person(row, "person"), person(row, "other")))
                .optional();
    }

    List<Duplicate> list(Collection<Paired> pairs) {
        return db.sql(LIST)
                .param(
                        "persons",
                        pairs.stream().map(pair -> pair.person().value()).toArray(UUID[]::new))
                .param(
                        "others",
                        pairs.stream().map(pair -> pair.other().value()).toArray(UUID[]::new))
                .query(this::duplicate)
                .list();
    }

    /// On which grounds two records were proposed to be one.
    ///
    /// @param act key of the act that follows
    Optional<Grounds> grounds(Paired pair, UUID act) {
        return db.sql(GROUNDS)
                .param("person", pair.person().value())
                .param("other", pair.other().value())
                .query((row, n) -> new Grounds(
                        act,
                        Grounds.Reason.valueOf(row.getString("reason")),
                        Grounds.Evidence.valueOf(row.getString("evidence_kind")),
                        row.getString("evidence_reference")))
                .optional();
    }

    /// What is decided about a pair.
    ///
    /// @param again when it comes again; `null` for never
    /// @param proposal `null` where nothing is proposed
    /// @param grounds `null` where none are asked for
    record Ruling(
            Duplicate.State state,
            @Nullable Instant again,
            @Nullable UUID proposal,
            @Nullable Grounds grounds) {}

    /// False where somebody else was faster.
    boolean rule(Paired pair, Ruling ruling, Access access) {
        var grounds = ruling.grounds();
        return db.sql(RULE)
                .param("pair", pair.id().value())
                .param("person", pair.person().value())
                .param("other", pair.other().value())
                .param("ruling", ruling.state().name())
                .param("account", access.by().value())
                .param("unitName", access.unitName())
                .param("again", ResidentRecords.moment(ruling.again()))
                .param("proposal", ruling.proposal())
                .param("reason", grounds == null ? "" : grounds.reason().name())
                .param("evidence", grounds == null ? "" : grounds.evidence().name())
                .param("reference", grounds == null ? "" : grounds.reference())
                .query(Boolean.class)
                .single();
    }

    /// @param decided the proposal by which the record of the person is erased
    void forget(PersonId person, UUID decided) {
        db.sql(FORGET).param("person", person.value()).param("decided", decided).query(row -> {});
    }

    private Duplicate duplicate(ResultSet row, int n) throws SQLException {
        var unit = row.getString("decider_unit");
        return new Duplicate(
                new DuplicateId(row.getObject("pair", UUID.class)),
                person(row, "person"),
                person(row, "other"),
                row.getObject("found_at", OffsetDateTime.class).toInstant(),
                row.getDouble("weight"),
                json.readValue(row.getString("fields"), new TypeReference<List<Duplicate.Evidence>>() {}),
                row.getBoolean("guarded"),
                row.getBoolean("contradicted"),
                row.getInt("model_version") + "-"
                        + row.getString("model_digest").substring(0, 12),
                Duplicate.State.valueOf(row.getString("state")),
                unit == null
                        ? null
                        : new Duplicate.Ruling(
                                unit,
                                row.getObject("decided_at", OffsetDateTime.class)
                                        .toInstant()));
    }

    private static PersonId person(ResultSet row, String column) throws SQLException {
        return new PersonId(row.getObject(column, UUID.class));
    }
}
