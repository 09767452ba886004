package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.names.NameKeys;
import org.anju.postgres.Database;
import org.anju.postgres.Secrets;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/// A register that was filled before a migration, after it.
class MigrationTests {

    private static final String BEFORE = "3";

    @Test
    void whoWasRegisteredBeforeThereWereKeysHasThemAndKeepsTheName() throws Exception {
        var cluster = TestCluster.shared();
        var name = "upgrade_" + UUID.randomUUID().toString().substring(0, 8);
        var database = Database.embedded(cluster, Secrets.in(cluster.directory()), name);
        var known = UUID.randomUUID();
        var unknown = UUID.randomUUID();
        var flyway = Flyway.configure()
                .dataSource(database.url(), database.owner(), database.ownerPassword())
                .load();
        for (var module : List.of("__root", "oversight", "residents")) {
            Flyway.configure()
                    .configuration(flyway.getConfiguration())
                    .locations("classpath:db/migration/" + module)
                    .table("migrations_" + module.replace("__", ""))
                    .defaultSchema("public")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .target(module.equals("residents") ? BEFORE : "latest")
                    .repeatableSqlMigrationPrefix("none")
                    .load()
                    .migrate();
        }
        try (var owner = DriverManager.getConnection(database.url(), database.owner(), database.ownerPassword())) {
            add(owner, known, "仇·Müller", "仇·müller", "1986-04", "002X");
            add(owner, unknown, "", "无名", "unknown", "****");

            new Migrations().moduleByModule().migrate(flyway);

            assertThat(keys(owner, known))
                    .containsExactlyInAnyOrderElementsOf(NameKeys.of("仇·Müller").stream()
                            .map(key -> key + " 19860400 002X")
                            .toList())
                    .contains("n仇·müller 19860400 002X");
            assertThat(keys(owner, unknown)).containsExactly("n无名 0 ****");
        }
    }

    private static void add(Connection owner, UUID person, String name, String key, String birth, String ending)
            throws Exception {
        if (!name.isEmpty()) {
            run(owner, """
                    insert into residents.particulars (person, name, sex, birth, household, valid, opened_by)
                    select ?::uuid, ?, 'MALE', ?, '', daterange(null, null), gen_random_uuid()
                    """, person.toString(), name, birth);
        }
        run(
                owner,
                "insert into residents.name_key (person, key, birth, last_four) select ?::uuid, ?, ?, ?",
                person.toString(),
                key,
                birth,
                ending);
    }

    private static void run(Connection owner, String sql, String... values) throws Exception {
        try (var statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    private static List<String> keys(Connection owner, UUID person) throws Exception {
        try (var statement = owner.prepareStatement(
                "select key || ' ' || born || ' ' || ending from residents.person_key where person = ?")) {
            statement.setObject(1, person);
            var keys = new ArrayList<String>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    keys.add(row.getString(1));
                }
            }
            return keys;
        }
    }
}
