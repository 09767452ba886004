package org.anju.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PurposeRecords {

    private static final String LIST = """
            select purpose, name_zh, name_en, basis_zh, basis_en, roles, territory, opens, fields_zh, fields_en,
                   extract(epoch from longest)::bigint as seconds,
                   extract(epoch from longest_follow)::bigint as follow_seconds, ended, built_in
            from oversight.purpose
            order by place
            """;

    private final JdbcClient db;

    PurposeRecords(JdbcClient db) {
        this.db = db;
    }

    List<Purpose> list() {
        return db.sql(LIST).query(PurposeRecords::purpose).list();
    }

    static Purpose purpose(ResultSet row, int number) throws SQLException {
        var roles = EnumSet.noneOf(Role.class);
        Arrays.stream((String[]) row.getArray("roles").getArray())
                .map(Role::valueOf)
                .forEach(roles::add);
        var ended = row.getObject("ended", OffsetDateTime.class);
        return new Purpose(
                new PurposeCode(row.getString("purpose")),
                row.getString("name_zh"),
                row.getString("name_en"),
                row.getString("basis_zh"),
                row.getString("basis_en"),
                roles,
                Purpose.Territory.valueOf(row.getString("territory")),
                Purpose.Opens.valueOf(row.getString("opens")),
                row.getString("fields_zh"),
                row.getString("fields_en"),
                Duration.ofSeconds(row.getLong("seconds")),
                row.getObject("follow_seconds", Long.class) == null
                        ? null
                        : Duration.ofSeconds(row.getLong("follow_seconds")),
                ended == null ? null : ended.toInstant(),
                row.getBoolean("built_in"));
    }
}
