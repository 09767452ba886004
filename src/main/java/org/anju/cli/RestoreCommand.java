package org.anju.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.anju.accounts.Accounts;
import org.anju.frame.Words;
import org.anju.merkle.Audit;
import org.anju.merkle.Bundle;
import org.anju.merkle.LogSeeds;
import org.anju.merkle.Note;
import org.anju.merkle.SigningKey;
import org.anju.merkle.Tile;
import org.anju.oversight.HouseEvents;
import org.anju.postgres.Cluster;
import org.anju.postgres.Database;
import org.anju.postgres.Restoring;
import org.anju.postgres.Secrets;
import org.anju.shared.Channel;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `anju restore`: gives a backup its place, but only once it is known how its transparency log stands to what
/// others have seen of it. A log that lost entries would sign again what it has signed otherwise: it goes on
/// only after it was completed from what was published.
@Command(name = "restore", mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", descriptionKey = "cli.restore.file")
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private Path file;

    @Option(names = "--data", required = true, paramLabel = "DIR", descriptionKey = "cli.restore.data")
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private Path data;

    @Option(names = "--checkpoint", paramLabel = "FILE", descriptionKey = "cli.restore.checkpoint")
    private @Nullable Path checkpoint;

    @Option(names = "--witness", paramLabel = "URL", descriptionKey = "cli.restore.witness")
    private @Nullable String witness;

    @Option(names = "--unchecked", descriptionKey = "cli.restore.unchecked")
    private boolean unchecked;

    @Option(names = "--accept-loss", descriptionKey = "cli.restore.accept-loss")
    private boolean acceptLoss;

    @Option(names = "--log", paramLabel = "URL|DIR", descriptionKey = "cli.restore.log")
    private @Nullable String published;

    @Option(names = "--lang", paramLabel = "zh|en", descriptionKey = "cli.lang")
    private @Nullable String lang;

    private final Class<?> house;
    private final Words words;

    RestoreCommand(Class<?> house, Words words) {
        this.house = house;
        this.words = words;
    }

    @Override
    public Integer call() throws IOException, SQLException {
        if (checkpoint == null && witness == null && !unchecked) {
            throw new Problem(Problem.Kind.INVALID, "restore-unchecked");
        }
        if (!Files.isReadable(file)) {
            throw new Problem(Problem.Kind.INVALID, "file-unreadable", file);
        }
        var home = data.toAbsolutePath().normalize();
        var secrets = Secrets.in(home);
        var keyring = Keys.known(secrets);
        var seeds = new LogSeeds(
                secrets.known("log-ed25519", SigningKey.SEED_BYTES),
                secrets.known("log-ml-dsa-44", SigningKey.SEED_BYTES));
        try (var restoring =
                Restoring.of(file.toAbsolutePath(), home, (digest, seal) -> opens(keyring, digest, seal))) {
            var cluster = restoring.start();
            long lost = compare(cluster, seeds);
            remember(cluster, secrets, lost);
            restoring.keep();
            System.out.println(words.t("cli.restore.done", home));
            return 0;
        }
    }

    // A probe of the keys as well: another key does not open the seal.
    private static boolean opens(Keyring keyring, byte[] digest, byte[] seal) {
        try {
            return keyring.unseal(seal).equals(HexFormat.of().formatHex(digest));
        } catch (IllegalStateException | IllegalArgumentException | ArrayIndexOutOfBoundsException otherKey) {
            return false;
        }
    }

    /// @return how many entries were lost and taken from what was published of them
    private long compare(Cluster cluster, LogSeeds seeds) throws IOException, SQLException {
        try (var connection = DriverManager.getConnection(
                cluster.jdbcUrl("anju"), cluster.superuser(), cluster.superuserPassword())) {
            var log = RestoredLog.in(connection);
            if (!log.sound()) {
                throw new Problem(Problem.Kind.CONFLICT, "restore-log-broken", log.size());
            }
            long longest = log.size();
            for (var seen : remembered(log, seeds)) {
                switch (seen) {
                    case Remembered.Whole whole ->
                        System.out.println(words.t("cli.restore.whole", log.size(), whole.size()));
                    case Remembered.Longer longer -> longest = Math.max(longest, longer.size());
                    case Remembered.Another another ->
                        throw new Problem(Problem.Kind.CONFLICT, "restore-another-log", another.size());
                }
            }
            if (unchecked) {
                System.out.println(words.t("cli.restore.not-compared", log.size()));
            }
            if (longest == log.size()) {
                return 0;
            }
            if (!acceptLoss || published == null) {
                throw new Problem(Problem.Kind.CONFLICT, "restore-shorter", log.size(), longest, longest - log.size());
            }
            return complete(log, longest, published, seeds);
        }
    }

    private List<Remembered> remembered(RestoredLog log, LogSeeds seeds) throws IOException, SQLException {
        var remembered = new ArrayList<Remembered>();
        if (checkpoint != null) {
            remembered.add(Remembered.by(kept(checkpoint, seeds), log));
        }
        if (witness != null) {
            if (!log.signedAny()) {
                throw new Problem(Problem.Kind.CONFLICT, "restore-nothing-signed");
            }
            remembered.add(Remembered.by(witness, log));
        }
        return remembered;
    }

    private static Note kept(Path file, LogSeeds seeds) throws IOException {
        if (!Files.isReadable(file)) {
            throw new Problem(Problem.Kind.INVALID, "file-unreadable", file);
        }
        try {
            var note = Note.read(Files.readString(file));
            if (seeds.log(note.checkpoint().origin()).stream()
                    .allMatch(key -> key.verifier().signed(note).isPresent())) {
                return note;
            }
        } catch (IllegalArgumentException e) {
            throw new Problem(Problem.Kind.INVALID, "log-checkpoint");
        }
        throw new Problem(Problem.Kind.INVALID, "restore-checkpoint-of-another", file);
    }

    private long complete(RestoredLog log, long seen, String where, LogSeeds seeds) throws SQLException {
        try (var files = LogFiles.at(where)) {
            var note = Note.read(files.text("checkpoint"));
            var keys = seeds.log(note.checkpoint().origin()).stream()
                    .map(SigningKey::verifier)
                    .toList();
            long until = note.checkpoint().size();
            if (until < seen || !(new Audit(files::read, keys).run(null) instanceof Audit.Outcome.Sound)) {
                throw new Problem(Problem.Kind.CONFLICT, "restore-published-too-short", where, until, seen);
            }
            var missing = new ArrayList<byte[]>();
            for (var tile : Tile.of(Tile.ENTRIES, until)) {
                if (tile.first() + tile.width() > log.size()) {
                    var entries = Bundle.read(files.read("tile/" + tile.path()), tile.width());
                    missing.addAll(entries.subList((int) Math.max(0, log.size() - tile.first()), entries.size()));
                }
            }
            if (!log.complete(note, missing)) {
                throw new Problem(Problem.Kind.CONFLICT, "restore-another-log", until);
            }
            System.out.println(words.t("cli.restore.completed", missing.size(), until));
            return missing.size();
        }
    }

    /// The restoring is itself an event of the log, with what it cost.
    private void remember(Cluster cluster, Secrets secrets, long lost) {
        try (var raised = Installation.raise(
                house, WebApplicationType.NONE, Database.embedded(cluster, secrets), secrets, Map.of())) {
            var access = raised.getBean(Accounts.class)
                    .systemAccess(new PurposeCode("upkeep"), String.valueOf(file.getFileName()), Channel.RULE);
            new TransactionTemplate(raised.getBean(PlatformTransactionManager.class))
                    .executeWithoutResult(status -> raised.getBean(HouseEvents.class)
                            .happened("RESTORED", Map.of("lost", lost), access));
        }
    }
}
