package org.anju.cli;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.anju.accounts.Accounts;
import org.anju.frame.Words;
import org.anju.oversight.HouseEvents;
import org.anju.postgres.Cluster;
import org.anju.postgres.Secrets;
import org.anju.shared.Channel;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.springframework.boot.WebApplicationType;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `anju rekey`: a new key to seal with, and everything that is sealed sealed anew with it. While no
/// program runs: one that has started before does not have the new key.
@Command(name = "rekey", mixinStandardHelpOptions = true)
final class RekeyCommand implements Callable<Integer> {

    @Mixin
    private final Installation installation = new Installation();

    @Option(names = "--resume", descriptionKey = "cli.rekey.resume")
    private boolean resume;

    private final Class<?> house;
    private final Words words;

    RekeyCommand(Class<?> house, Words words) {
        this.house = house;
        this.words = words;
    }

    @Override
    public Integer call() throws SQLException {
        installation.requireThere(ServeCommand.DATA);
        var home = installation.data(ServeCommand.DATA);
        if (Cluster.attach(home).isPresent()) {
            throw new Problem(Problem.Kind.CONFLICT, "rekey-running");
        }
        var secrets = Secrets.in(home);
        if (resume) {
            Keys.known(secrets);
        } else {
            Keys.next(secrets);
        }
        try (var running = installation.start(house, WebApplicationType.NONE, ServeCommand.DATA, Map.of())) {
            var keyring = running.the(Keyring.class);
            var settings = running.house().getEnvironment();
            try (var owner = DriverManager.getConnection(
                    settings.getRequiredProperty("spring.flyway.url"),
                    settings.getRequiredProperty("spring.flyway.user"),
                    settings.getRequiredProperty("spring.flyway.password"))) {
                var resealing = new Resealing(owner, keyring);
                long sealed = resealing.run();
                long left = resealing.left();
                if (left > 0) {
                    System.err.println(words.t("cli.rekey.left", left));
                    return 1;
                }
                tell(running, keyring.newest(), sealed);
                System.out.println(words.t("cli.rekey.done", sealed, Keys.SERIES + "-" + keyring.newest()));
                System.out.println(words.t("cli.rekey.after", home.resolve("secrets")));
                return 0;
            }
        }
    }

    private static void tell(Installation.Running running, long key, long sealed) {
        var access = running.the(Accounts.class).systemAccess(new PurposeCode("upkeep"), "rekey", Channel.RULE);
        new TransactionTemplate(running.the(PlatformTransactionManager.class))
                .executeWithoutResult(status -> running.the(HouseEvents.class)
                        .happened("REKEYED", Map.of("key", key, "sealed", sealed), access));
    }
}
