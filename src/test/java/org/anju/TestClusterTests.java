package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TestClusterTests {

    @Test
    void allTestsShareOneClusterInWhichADatabaseCanBeCopiedFromAnother() throws SQLException {
        var cluster = TestCluster.shared();
        assertThat(TestCluster.shared()).isSameAs(cluster);
        run("postgres", "create database shared_template");
        run("shared_template", "create table house (name text)");
        run("postgres", "create database shared_copy template shared_template");
        run("shared_copy", "insert into house values ('安居')");
    }

    private static void run(String database, String command) throws SQLException {
        var cluster = TestCluster.shared();
        try (var connection = DriverManager.getConnection(
                        cluster.jdbcUrl(database), cluster.superuser(), cluster.superuserPassword());
                var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
