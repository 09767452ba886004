package org.anju.places;

import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.anju.TestCluster;
import org.anju.shared.Keyring;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/// A database of its own with the tables of places and dwellings and their faces on it. The faces work as the
/// program does: as a role that owns nothing.
public final class PlacesDatabase implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final SingleConnectionDataSource program;

    public PlacesDatabase(String name) throws SQLException {
        var cluster = TestCluster.shared();
        try (var connection = DriverManager.getConnection(
                        cluster.jdbcUrl("postgres"), cluster.superuser(), cluster.superuserPassword());
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        var url = cluster.jdbcUrl(name);
        var owner = new DriverManagerDataSource(url, cluster.superuser(), cluster.superuserPassword());
        try (var connection = owner.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    do $$ begin
                        if not exists (select from pg_roles where rolname = 'anju_app') then
                            create role anju_app;
                        end if;
                    end $$
                    """);
            ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/migration/__root/V1__extensions.sql"));
            ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/migration/places/V1__places.sql"));
            ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/migration/dwellings/V1__dwellings.sql"));
        }
        program = new SingleConnectionDataSource(url, cluster.superuser(), cluster.superuserPassword(), true);
        try (var statement = program.getConnection().createStatement()) {
            statement.execute("set role anju_app");
        }
        context.registerBean(DataSource.class, () -> program);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(program));
        context.registerBean(JdbcTransactionManager.class, () -> new JdbcTransactionManager(program));
        context.registerBean(Keyring.class, () -> new Keyring(new byte[Keyring.SECRET_BYTES]));
        context.register(Faces.class);
        context.refresh();
    }

    public <T> T the(Class<T> face) {
        return context.getBean(face);
    }

    @Override
    public void close() {
        context.close();
        program.destroy();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement
    @ComponentScan(
            basePackages = {"org.anju.places", "org.anju.dwellings"},
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = ".*(Pages|Api|Menu|Tests.*|PlacesDatabase.*)"))
    static class Faces {}
}
