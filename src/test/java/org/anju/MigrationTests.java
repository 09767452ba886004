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

    @Test
    void whoWasRegisteredBeforeThereWereKeysHasThemAndKeepsTheName() throws Exception {
        var database = database();
        var known = UUID.randomUUID();
        var unknown = UUID.randomUUID();
        var flyway = flyway(database);
        until(flyway, "residents", "3", List.of("__root", "oversight", "residents"));
        try (var owner = owner(database)) {
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

    /// The request keeps it, for thirty days; a case would keep it for five years.
    @Test
    void howSomebodyWantedToBeReachedGoesFromCasesThatWereGrantedBefore() throws Exception {
        var database = database();
        var flyway = flyway(database);
        until(flyway, "cases", "4", List.of("__root", "oversight", "cases"));
        try (var owner = owner(database)) {
            answered(owner, "home-town-help", "GRANTED");
            answered(owner, "home-town-help", "DELIVERED");
            answered(owner, "home-town-help", "REFUSED");
            answered(owner, "home-town-help", "DRAFT");
            answered(owner, "another-matter", "DELIVERED");

            new Migrations().moduleByModule().migrate(flyway);

            assertThat(list(owner, """
                            select s.matter || ' ' || s.state || ' ' || string_agg(a.question, ',' order by a.question)
                            from cases.standing s
                            join cases.answer a on a.subject = s.subject and a.application = s.application
                            group by s.matter, s.state
                            """))
                    .containsExactlyInAnyOrder(
                            "home-town-help GRANTED need",
                            "home-town-help DELIVERED need",
                            "home-town-help REFUSED need,reach",
                            "home-town-help DRAFT need,reach",
                            "another-matter DELIVERED need,reach");
        }
    }

    private static void answered(Connection owner, String matter, String state) throws Exception {
        run(owner, """
                with standing as (
                    insert into cases.standing (subject, application, matter, period, state, division, touched)
                    values (gen_random_uuid(), gen_random_uuid(), ?, '2026-01-01', ?, '', '2026-01-01')
                    returning subject, application
                )
                insert into cases.answer (subject, application, question, said)
                select subject, application, question, '\\x00' from standing, unnest(array['need', 'reach']) question
                """, matter, state);
    }

    private static Database database() {
        var cluster = TestCluster.shared();
        var name = "upgrade_" + UUID.randomUUID().toString().substring(0, 8);
        return Database.embedded(cluster, Secrets.in(cluster.directory()), name);
    }

    private static Connection owner(Database database) throws Exception {
        return DriverManager.getConnection(database.url(), database.owner(), database.ownerPassword());
    }

    private static Flyway flyway(Database database) {
        return Flyway.configure()
                .dataSource(database.url(), database.owner(), database.ownerPassword())
                .load();
    }

    /// As it was when one module had come so far.
    private static void until(Flyway flyway, String of, String version, List<String> modules) {
        for (var module : modules) {
            Flyway.configure()
                    .configuration(flyway.getConfiguration())
                    .locations("classpath:db/migration/" + module)
                    .table("migrations_" + module.replace("__", ""))
                    .defaultSchema("public")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .target(module.equals(of) ? version : "latest")
                    .repeatableSqlMigrationPrefix("none")
                    .load()
                    .migrate();
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
        return list(
                owner,
                "select key || ' ' || born || ' ' || ending from residents.person_key where person = ?::uuid",
                person.toString());
    }

    private static List<String> list(Connection owner, String query, String... values) throws Exception {
        try (var statement = owner.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            var found = new ArrayList<String>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
            return found;
        }
    }
}
