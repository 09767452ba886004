package org.anju.residents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.anju.shared.Access;
import org.anju.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Which records are kept under which: links, opened and closed by acts. Where they lead is told before any
/// entry; the links themselves come back only under one.
@Repository
class MergedRecords {

    private static final String SURVIVORS = """
            select person, survivor
            from residents.survivors(:persons::uuid[], coalesce(:knownAt::timestamptz, 'infinity'))
            """;

    private static final String KEPT_UNDER = """
            select survivor, person
            from residents.kept_under(:persons::uuid[], coalesce(:knownAt::timestamptz, 'infinity'))
            """;

    private static final String REACHED = """
            select erased, within, survivor, kept_under
            from residents.reached(:person, :territory, coalesce(:knownAt::timestamptz, 'infinity'))
            """;

    private static final String LINKS = """
            select person, survivor, opened_by, lower(recorded) as since
            from residents.merged
            where person = any (:persons::uuid[]) and recorded @> coalesce(:knownAt::timestamptz, 'infinity')
            order by since
            """;

    private static final String MERGE = "select residents.merge_persons(:gone, :survivor, :decided, :act)";

    private static final String UNMERGE =
            "select residents.unmerge_person(:gone, :survivor, :decided, :act, :account, :unitName)";

    private final JdbcClient db;

    MergedRecords(JdbcClient db) {
        this.db = db;
    }

    /// That a record is kept under another one.
    record Link(PersonId person, PersonId survivor, UUID act, Instant since) {}

    /// What is asked of a person before an entry is made.
    ///
    /// @param erased when the record was erased; `null` where it was not
    /// @param within whether the person, or a record that is one with it now, lives or lived last in the
    ///     territory
    /// @param survivor under which the record is kept: itself, where it is not merged
    /// @param parts the record itself, and those that are kept under it
    record Reached(@Nullable Instant erased, boolean within, PersonId survivor, List<PersonId> parts) {}

    /// @param territory the beginning of the codes of divisions; empty for everywhere
    /// @param knownAt as of which it is asked what is kept under what; `null` for now
    Reached reached(PersonId person, String territory, @Nullable Instant knownAt) {
        return db.sql(REACHED)
                .param("person", person.value())
                .param("territory", territory)
                .param("knownAt", ResidentRecords.moment(knownAt))
                .query((row, n) -> {
                    var erased = row.getObject("erased", OffsetDateTime.class);
                    var parts = new ArrayList<>(List.of(person));
                    for (var part : (UUID[]) row.getArray("kept_under").getArray()) {
                        parts.add(new PersonId(part));
                    }
                    return new Reached(
                            erased == null ? null : erased.toInstant(),
                            row.getBoolean("within"),
                            person(row, "survivor"),
                            List.copyOf(parts));
                })
                .single();
    }

    /// Under which record each of these is kept; those that stand for themselves are not in the answer.
    ///
    /// @param knownAt `null` for now
    Map<PersonId, PersonId> survivors(Collection<PersonId> persons, @Nullable Instant knownAt) {
        if (persons.isEmpty()) {
            return Map.of();
        }
        var survivors = new HashMap<PersonId, PersonId>();
        db.sql(SURVIVORS)
                .param("persons", ResidentRecords.uuids(persons))
                .param("knownAt", ResidentRecords.moment(knownAt))
                .query(row -> {
                    survivors.put(person(row, "person"), person(row, "survivor"));
                });
        return survivors;
    }

    /// The record under which a person is kept: itself, where it is not merged.
    PersonId survivor(PersonId person, @Nullable Instant knownAt) {
        return survivors(List.of(person), knownAt).getOrDefault(person, person);
    }

    /// For each of these its own record and those that are kept under it.
    Map<PersonId, List<PersonId>> together(Collection<PersonId> survivors, @Nullable Instant knownAt) {
        var together = new HashMap<PersonId, List<PersonId>>();
        survivors.forEach(survivor -> together.put(survivor, new ArrayList<>(List.of(survivor))));
        if (!together.isEmpty()) {
            db.sql(KEPT_UNDER)
                    .param("persons", ResidentRecords.uuids(survivors))
                    .param("knownAt", ResidentRecords.moment(knownAt))
                    .query(row -> {
                        together.computeIfAbsent(person(row, "survivor"), none -> new ArrayList<>())
                                .add(person(row, "person"));
                    });
        }
        return together;
    }

    /// The record itself, and those that are kept under it.
    List<PersonId> together(PersonId survivor, @Nullable Instant knownAt) {
        return List.copyOf(together(List.of(survivor), knownAt).getOrDefault(survivor, List.of(survivor)));
    }

    List<Link> links(Collection<PersonId> persons, @Nullable Instant knownAt) {
        return db.sql(LINKS)
                .param("persons", ResidentRecords.uuids(persons))
                .param("knownAt", ResidentRecords.moment(knownAt))
                .query((row, n) -> new Link(
                        person(row, "person"),
                        person(row, "survivor"),
                        row.getObject("opened_by", UUID.class),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// Keeps one record under another; the name of a problem where that cannot be.
    Optional<String> merge(PersonId gone, PersonId survivor, UUID decided, UUID act) {
        return db.sql(MERGE)
                .param("gone", gone.value())
                .param("survivor", survivor.value())
                .param("decided", decided)
                .param("act", act)
                .query(String.class)
                .optional()
                .filter(problem -> !problem.isEmpty());
    }

    /// Takes the two apart; the name of a problem where that cannot be.
    Optional<String> unmerge(PersonId gone, PersonId survivor, UUID decided, UUID act, Access access) {
        return db.sql(UNMERGE)
                .param("gone", gone.value())
                .param("survivor", survivor.value())
                .param("decided", decided)
                .param("act", act)
                .param("account", access.by().value())
                .param("unitName", access.unitName())
                .query(String.class)
                .optional()
                .filter(problem -> !problem.isEmpty());
    }

    private static PersonId person(ResultSet row, String column) throws SQLException {
        return new PersonId(row.getObject(column, UUID.class));
    }
}
