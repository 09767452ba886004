package org.anju;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.core.env.PropertyResolver;

/// The owner of the tables, whom no policy holds: for tests that let time pass, or look behind the program.
public final class TableOwner {

    private TableOwner() {}

    /// @param settings of the house
    public static Connection connect(PropertyResolver settings) throws SQLException {
        return DriverManager.getConnection(
                settings.getRequiredProperty("spring.flyway.url"),
                settings.getRequiredProperty("spring.flyway.user"),
                settings.getRequiredProperty("spring.flyway.password"));
    }
}
