package org.anju.residents;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OriginRecords {

    private static final String HOUSEHOLD = "select coalesce(residents.household_of(:parts::uuid[]), '')";

    private static final String COUNT = "select province, county, persons from residents.origins(:day::date)";

    private final JdbcClient db;

    OriginRecords(JdbcClient db) {
        this.db = db;
    }

    String household(UUID[] parts) {
        return db.sql(HOUSEHOLD).param("parts", parts).query(String.class).single();
    }

    List<Origins.Count> count(LocalDate day) {
        return db.sql(COUNT)
                .param("day", day)
                .query((row, n) ->
                        new Origins.Count(row.getString("province"), row.getString("county"), row.getLong("persons")))
                .list();
    }
}
