package org.anju.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anju.merkle.LogSeeds;
import org.anju.merkle.SigningKey;
import org.anju.postgres.Cluster;
import org.anju.postgres.Database;
import org.anju.postgres.Secrets;
import org.anju.shared.OfficeKey;
import org.anju.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import picocli.CommandLine.Option;

/// What every command that needs the register has in common: where it lies, and how the house is started on
/// it.
final class Installation {

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "cli.data")
    private @Nullable Path data;

    @Option(names = "--database-url", paramLabel = "URL", descriptionKey = "cli.database-url")
    private @Nullable String databaseUrl;

    @Option(
            names = "--database-user",
            paramLabel = "ROLE",
            defaultValue = "anju_owner",
            descriptionKey = "cli.database-user")
    private String databaseUser = "anju_owner";

    @Option(names = "--lang", paramLabel = "zh|en", descriptionKey = "cli.lang")
    private @Nullable String lang;

    /// Where in the data directory the texts of matters of this installation lie.
    private static final String MATTERS = "matters";

    /// Where in it the working days of this installation stand, beside those that come with the program.
    private static final String WORKDAYS = "workdays.tsv";

    /// Where in it the rules of permits of this city stand, beside those that come with the program.
    private static final String PERMIT_RULES = "permit-rules";

    private static final String PASSWORD_VARIABLE = "ANJU_DATABASE_PASSWORD";

    Path data(String ifNone) {
        return (data == null ? Path.of(ifNone) : data).toAbsolutePath().normalize();
    }

    /// A house that stands, and how it is left.
    record Running(
            ConfigurableApplicationContext house, @Nullable Cluster cluster) implements AutoCloseable {

        @Override
        public void close() {
            house.close();
            if (cluster != null) {
                cluster.close();
            }
        }

        <T> T the(Class<T> face) {
            return house.getBean(face);
        }

        /// Does what the house would do at its own hour.
        ///
        /// @param duty class and method
        void doNow(String duty) {
            house.getBeansOfType(ScheduledTaskHolder.class).values().stream()
                    .flatMap(holder -> holder.getScheduledTasks().stream())
                    .filter(task -> task.toString().endsWith(duty))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("The house has no duty " + duty + "."))
                    .getTask()
                    .getRunnable()
                    .run();
        }
    }

    /// Starts the house as a program of its own; refused where another one holds the data directory.
    Running start(Class<?> house, WebApplicationType type, String ifNone, Map<String, Object> settings) {
        var directory = data(ifNone);
        if (type == WebApplicationType.SERVLET) {
            settings = with(settings, "anju.matters", directory.resolve(MATTERS).toString());
        }
        if (databaseUrl != null) {
            var secrets = Secrets.in(directory);
            return new Running(
                    raise(house, type, onServer(databaseUrl, secrets), secrets, with(directory, settings)), null);
        }
        var cluster = Cluster.start(directory);
        try {
            var secrets = Secrets.in(directory);
            return new Running(
                    raise(house, type, Database.embedded(cluster, secrets), secrets, with(directory, settings)),
                    cluster);
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /// Throws where there is no database yet: for commands that have nothing to do on a new one, and must
    /// not make one of a name that was mistyped.
    void requireThere(String ifNone) {
        if (databaseUrl == null) {
            Cluster.requireThere(data(ifNone));
        }
    }

    /// Starts the house for one command; beside a program that runs on the same data, it uses that one's
    /// database.
    Running join(Class<?> house, String ifNone) {
        var directory = data(ifNone);
        var running = databaseUrl == null
                ? Cluster.attach(directory)
                : java.util.Optional.<org.anju.postgres.RunningCluster>empty();
        if (running.isEmpty()) {
            return start(house, WebApplicationType.NONE, ifNone, Map.of());
        }
        var secrets = Secrets.in(directory);
        return new Running(
                raise(
                        house,
                        WebApplicationType.NONE,
                        Database.running(running.get(), secrets),
                        secrets,
                        with(directory, Map.of())),
                null);
    }

    /// Every command reckons with the same days and rules.
    private static Map<String, Object> with(Path directory, Map<String, Object> settings) {
        var own = new HashMap<>(settings);
        Map.of("anju.workdays", WORKDAYS, "anju.permit-rules", PERMIT_RULES).forEach((name, file) -> {
            if (Files.exists(directory.resolve(file))) {
                own.putIfAbsent(name, directory.resolve(file).toString());
            }
        });
        return own;
    }

    /// What of the installation's own lies in a data directory beside the database and the secrets, by its
    /// names below it: working days, matters, rules of permits. What an editor leaves there is not.
    static List<String> own(Path directory) throws IOException {
        var names = new ArrayList<String>();
        if (Files.isRegularFile(directory.resolve(WORKDAYS))) {
            names.add(WORKDAYS);
        }
        for (var folder : List.of(MATTERS, PERMIT_RULES)) {
            if (Files.isDirectory(directory.resolve(folder))) {
                try (var files = Files.newDirectoryStream(directory.resolve(folder), "[!.]*.{yaml,yml}")) {
                    for (var file : files) {
                        if (Files.isRegularFile(file)) {
                            names.add(folder + "/" + file.getFileName());
                        }
                    }
                }
            }
        }
        return names.stream().sorted().toList();
    }

    private static Map<String, Object> with(Map<String, Object> settings, String name, Object value) {
        var more = new HashMap<>(settings);
        more.putIfAbsent(name, value);
        return more;
    }

    private Database onServer(String url, Secrets secrets) {
        var password = System.getenv(PASSWORD_VARIABLE);
        if (password == null) {
            throw new Problem(Problem.Kind.INVALID, "database-password-missing", PASSWORD_VARIABLE, databaseUser);
        }
        try {
            return Database.onServer(url, databaseUser, password, secrets);
        } catch (SQLException e) {
            throw new Problem(Problem.Kind.UNAVAILABLE, "database-unreachable", url, String.valueOf(e.getMessage()));
        }
    }

    /// Raises the house on a database that the caller provides and closes.
    static ConfigurableApplicationContext raise(
            Class<?> house, WebApplicationType type, Database database, Secrets secrets, Map<String, Object> settings) {
        var all = new HashMap<>(database.settings());
        all.putAll(settings);
        var keyring = Keys.of(secrets);
        var office = new OfficeKey(secrets.secret("office-key", OfficeKey.SECRET_BYTES));
        var log = new LogSeeds(
                secrets.secret("log-ed25519", SigningKey.SEED_BYTES),
                secrets.secret("log-ml-dsa-44", SigningKey.SEED_BYTES));
        var certificates = Keys.certificates(secrets);
        return new SpringApplicationBuilder(house)
                .web(type)
                .registerShutdownHook(false)
                .initializers(context -> {
                    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("command", all));
                    context.getBeanFactory().registerSingleton("keyring", keyring);
                    context.getBeanFactory().registerSingleton("officeKey", office);
                    context.getBeanFactory().registerSingleton("logSeeds", log);
                    context.getBeanFactory().registerSingleton("certificateSecrets", certificates);
                })
                .run();
    }
}
