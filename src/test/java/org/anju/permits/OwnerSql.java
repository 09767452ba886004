package org.anju.permits;

import java.sql.SQLException;
import org.anju.TableOwner;
import org.springframework.context.ApplicationContext;

/// What the owner of the tables sees and does, whom no policy holds.
final class OwnerSql {

    private OwnerSql() {}

    static long number(ApplicationContext house, String sql) {
        try (var owner = TableOwner.connect(house.getEnvironment());
                var rows = owner.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
