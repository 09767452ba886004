package org.anju.oversight;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.shared.Access;
import org.anju.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class HouseRecords {

    private static final String ADD = """
            insert into oversight.house_event (event, account, unit, unit_name, role, kind, content)
            values (:event, :account, :unit, :unitName, :role, :kind, :content::jsonb)
            """;

    // Keys are made in the order of time.
    private static final String LIST = """
            select h.event, h.at, h.unit_name, h.role, h.kind, h.content::text as content, p.event is not null as placed
            from oversight.house_event h
            left join oversight.house_place p on p.event = h.event
            where :before::uuid is null or h.event < :before
            order by h.event desc
            limit :most
            """;

    private final JdbcClient db;
    private final JsonMapper mapper;

    HouseRecords(JdbcClient db, JsonMapper mapper) {
        this.db = db;
        this.mapper = mapper;
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

    /// The newest before one, or the newest of all where none is given.
    List<HouseEvent> list(@Nullable UUID before, int most) {
        return db.sql(LIST)
                .param("before", before)
                .param("most", most)
                .query((row, number) -> new HouseEvent(
                        row.getObject("event", UUID.class),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("unit_name"),
                        Role.valueOf(row.getString("role")),
                        row.getString("kind"),
                        content(row.getString("content")),
                        row.getBoolean("placed")))
                .list();
    }

    private Map<String, Object> content(String json) {
        return mapper.readValue(json, new TypeReference<>() {});
    }
}
