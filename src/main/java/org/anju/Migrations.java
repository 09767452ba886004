package org.anju;

import java.util.List;
import java.util.Map;
import org.anju.residents.KeysOfNames;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Each module migrates its own schema, from the lowest storey up, and keeps its own history.
///
/// Spring Modulith can do the same at run time, but then carries ArchUnit into the program and reads all
/// classes at each start.
@Configuration(proxyBeanMethods = false)
class Migrations {

    /// Folders under `db/migration`, in the order of the storeys.
    static final List<String> MODULES = List.of(
            "__root",
            "oversight",
            "accounts",
            "factors",
            "places",
            "dwellings",
            "residents",
            "imports",
            "fieldwork",
            "declarations",
            "warrants",
            "complaints",
            "identities",
            "wards",
            "requests",
            "matters",
            "counters",
            "notices",
            "certificates",
            "cases",
            "permits",
            "postings",
            "kiosk",
            "figures");

    /// Steps that take a program.
    private static final Map<String, JavaMigration[]> STEPS =
            Map.of("residents", new JavaMigration[] {new KeysOfNames()});

    @Bean
    FlywayMigrationStrategy moduleByModule() {
        return flyway -> MODULES.forEach(module -> migrate(flyway, module));
    }

    private static void migrate(Flyway flyway, String module) {
        Flyway.configure()
                .configuration(flyway.getConfiguration())
                .locations("classpath:db/migration/" + module)
                .javaMigrations(STEPS.getOrDefault(module, new JavaMigration[0]))
                .table("migrations_" + module.replace("__", ""))
                .defaultSchema("public")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }
}
