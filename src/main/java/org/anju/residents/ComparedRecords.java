package org.anju.residents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.shared.DocumentKind;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.Sex;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What is compared to find duplicates: whom to compare, with whom, and in what.
@Repository
class ComparedRecords {

    private static final String UNCOMPARED = "select person from residents.uncompared order by at, person limit :most";

    private static final String COMPARED = "select residents.compared(:persons::uuid[])";

    private static final String AFTER = "select person from residents.registered_after(:past::uuid, :most) as person";

    private static final String NEAR = "select person, candidate from residents.near(:persons::uuid[], :most)";

    private static final String DESCRIBED = """
            select person, name, sex, birth, household
            from residents.particulars
            where person = any (:persons::uuid[]) and upper_inf(recorded)
            order by person, lower(valid) desc nulls last
            """;

    private static final String DOCUMENTS = """
            select person, kind, number
            from residents.document
            where person = any (:persons::uuid[]) and upper_inf(recorded)
            order by person, digest
            """;

    private static final String PHONES = """
            select person, phone
            from residents.contact
            where person = any (:persons::uuid[]) and upper_inf(recorded)
            order by person, lower(recorded) desc
            """;

    private static final String HOMES = """
            select person, dwelling
            from residents.stay
            where person = any (:persons::uuid[]) and upper_inf(recorded) and use = 'RESIDENCE' and dwelling is not null
            order by person, placed desc, stay desc
            """;

    private final JdbcClient db;
    private final Keyring keyring;

    ComparedRecords(JdbcClient db, Keyring keyring) {
        this.db = db;
        this.keyring = keyring;
    }

    /// Persons who were registered or described and not compared yet, the oldest first.
    List<PersonId> uncompared(int most) {
        return db.sql(UNCOMPARED)
                .param("most", most)
                .query((row, n) -> person(row, "person"))
                .list();
    }

    void compared(Collection<PersonId> persons) {
        db.sql(COMPARED).param("persons", ResidentRecords.uuids(persons)).query(row -> {});
    }

    /// @param past `null` for the beginning
    List<PersonId> after(@Nullable PersonId past, int most) {
        return db.sql(AFTER)
                .param("past", past == null ? null : past.value())
                .param("most", most)
                .query((row, n) -> person(row, "person"))
                .list();
    }

    record Near(PersonId person, PersonId candidate) {}

    /// @param most for each person
    List<Near> near(Collection<PersonId> persons, int most) {
        return db.sql(NEAR)
                .param("persons", ResidentRecords.uuids(persons))
                .param("most", most)
                .query((row, n) -> new Near(person(row, "person"), person(row, "candidate")))
                .list();
    }

    /// Needs entries about all of them.
    Map<PersonId, Comparison> read(Collection<PersonId> persons) {
        var read = new HashMap<PersonId, Comparison>();
        persons.forEach(person -> read.put(person, new Comparison()));
        each(
                DESCRIBED,
                persons,
                row -> of(read, row)
                        .described
                        .add(new Comparison.Described(
                                row.getString("name"),
                                Sex.valueOf(row.getString("sex")),
                                row.getString("birth"),
                                row.getString("household"))));
        each(
                DOCUMENTS,
                persons,
                row -> of(read, row)
                        .numbers
                        .put(DocumentKind.valueOf(row.getString("kind")), keyring.unseal(row.getBytes("number"))));
        each(PHONES, persons, row -> of(read, row).phones.add(keyring.unseal(row.getBytes("phone"))));
        each(HOMES, persons, row -> of(read, row).homes.add(row.getObject("dwelling", UUID.class)));
        return read;
    }

    private interface Taking {
        void take(ResultSet row) throws SQLException;
    }

    private void each(String sql, Collection<PersonId> persons, Taking taking) {
        db.sql(sql).param("persons", ResidentRecords.uuids(persons)).query(row -> {
            taking.take(row);
        });
    }

    private static Comparison of(Map<PersonId, Comparison> read, ResultSet row) throws SQLException {
        return read.computeIfAbsent(person(row, "person"), none -> new Comparison());
    }

    private static PersonId person(ResultSet row, String column) throws SQLException {
        return new PersonId(row.getObject(column, UUID.class));
    }
}
