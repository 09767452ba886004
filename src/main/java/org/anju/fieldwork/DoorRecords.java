package org.anju.fieldwork;

import org.anju.dwellings.Dwelling;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DoorRecords {

    private static final String ASK = """
            insert into fieldwork.door as d (dwelling, building, division, walk, asked_on, asked_for)
            values (:dwelling, :building, :division, 0, (now() at time zone 'Asia/Shanghai')::date, :reason)
            on conflict (dwelling) do update
                set asked_on = excluded.asked_on, asked_for = excluded.asked_for
                where d.asked_for is null
            """;

    private final JdbcClient db;

    DoorRecords(JdbcClient db) {
        this.db = db;
    }

    void ask(Dwelling dwelling, AskReason reason) {
        db.sql(ASK)
                .param("dwelling", dwelling.id().value())
                .param("building", dwelling.building().value())
                .param("division", dwelling.division().value())
                .param("reason", reason.name())
                .update();
    }
}
