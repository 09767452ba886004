package org.anju.requests;

import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads tables of every module, and no other class does: a copy to which each module brings its own part
/// lacks what one of them forgot. The row policies hold here as they do there.
@Repository
class CopyRecords {

    private static final String ROWS = """
            select r.held::text as held from requests.rows_about(:table, :key, :subjects::uuid[]) r (held)
            """;

    private final JdbcClient db;
    private final Keyring keyring;
    private final JsonMapper json;

    CopyRecords(JdbcClient db, Keyring keyring, JsonMapper json) {
        this.db = db;
        this.keyring = keyring;
        this.json = json;
    }

    List<Map<String, String>> rows(Held held, Collection<PersonId> subjects) {
        return db.sql(ROWS)
                .param("table", held.table())
                .param("key", held.key())
                .param("subjects", subjects.stream().map(PersonId::value).toArray(UUID[]::new))
                .query((row, n) -> values(held, json.readTree(row.getString("held"))))
                .list();
    }

    private Map<String, String> values(Held held, JsonNode row) {
        var values = new LinkedHashMap<String, String>();
        for (var column : held.copied()) {
            var value = row.path(column.name());
            if (!value.isNull() && !value.isMissingNode()) {
                values.put(column.name(), column.sealed() ? opened(value.asString()) : written(value));
            }
        }
        return values;
    }

    private String opened(String bytes) {
        return keyring.unseal(HexFormat.of().parseHex(bytes.substring(2)));
    }

    private static String written(JsonNode value) {
        return value.isString() ? value.asString() : value.toString();
    }
}
