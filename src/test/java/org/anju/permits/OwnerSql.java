package org.anju.permits;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.context.ApplicationContext;

/// What the owner of the tables sees and does, whom no policy holds.
final class OwnerSql {

    private OwnerSql() {}

    static long number(ApplicationContext house, String sql) {
        var settings = house.getEnvironment();
        try (var owner = DriverManager.getConnection(
                        settings.getRequiredProperty("spring.flyway.url"),
                        settings.getRequiredProperty("spring.flyway.user"),
                        settings.getRequiredProperty("spring.flyway.password"));
                var rows = owner.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
