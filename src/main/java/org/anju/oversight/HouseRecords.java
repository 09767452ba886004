package org.anju.oversight;

import java.util.UUID;
import org.anju.shared.Access;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class HouseRecords {

    private static final String ADD = """
            insert into oversight.house_event (event, account, unit, unit_name, role, kind, content)
            values (:event, :account, :unit, :unitName, :role, :kind, :content::jsonb)
            """;

    private final JdbcClient db;

    HouseRecords(JdbcClient db) {
        this.db = db;
    }

    void add(UUID event, String kind, String content, Access access) {
        db.sql(ADD)
                .param("event", event)
                .param("account", access.by().value())
                .param("unit", access.unit().value())
                .param("unitName", access.unitName())
                .param("role", access.role().name())
                .param("kind", kind)
                .param("content", content)
                .update();
    }
}
