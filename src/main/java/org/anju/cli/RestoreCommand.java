package org.anju.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
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
            remember(cluster, secrets, restoring.madeAt(), lost);
            for (var left : restoring.keep()) {
                System.out.println(words.t("cli.restore.left", home.resolve(left)));
            }
            System.out.println(words.t("cli.restore.done", home));
            System.out.println(words.t("cli.restore.again", restoring.madeAt()));
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
            requireSound(log, seeds);
            long longest = longest(log, remembered(log, seeds));
            if (longest == log.size()) {
                return 0;
            }
            if (!acceptLoss || published == null) {
                throw new Problem(Problem.Kind.CONFLICT, "restore-shorter", log.size(), longest, longest - log.size());
            }
            long lost = complete(log, longest, published, seeds);
            // What was taken from the public files is compared with all that others saw, as if it had been there.
            var completed = RestoredLog.in(connection);
            if (longest(completed, remembered(completed, seeds)) > completed.size()) {
                throw new Problem(Problem.Kind.CONFLICT, "restore-another-log", completed.size());
            }
            return lost;
        }
    }

    /// That it is a log of these keys and of these entries: it goes on under the same name.
    private static void requireSound(RestoredLog log, LogSeeds seeds) throws SQLException {
        if (!log.sound()) {
            throw new Problem(Problem.Kind.CONFLICT, "restore-log-broken", log.size());
        }
        if (!log.signedAny()) {
            return;
        }
        var newest = log.newest();
        if (!signed(newest, seeds)) {
            throw new Problem(Problem.Kind.CONFLICT, "restore-log-of-other-keys");
        }
        if (!log.beginsWith(newest.checkpoint().size(), newest.checkpoint().root())) {
            throw new Problem(Problem.Kind.CONFLICT, "restore-log-broken", log.size());
        }
    }

    /// @return how long the log was for whoever saw most of it
    private long longest(RestoredLog log, List<Remembered> remembered) {
        long longest = log.size();
        for (var seen : remembered) {
            switch (seen) {
                case Remembered.Whole whole ->
                    System.out.println(words.t("cli.restore.whole", log.size(), whole.size()));
                case Remembered.Longer longer -> longest = Math.max(longest, longer.size());
                case Remembered.Another another ->
                    throw new Problem(Problem.Kind.CONFLICT, "restore-another-log", another.size());
            }
        }
        if (remembered.isEmpty()) {
            System.out.println(words.t("cli.restore.not-compared", log.size()));
        }
        return longest;
    }

    private List<Remembered> remembered(RestoredLog log, LogSeeds seeds) throws IOException, SQLException {
        var remembered = new ArrayList<Remembered>();
        if (checkpoint != null) {
            if (!Files.isReadable(checkpoint)) {
                throw new Problem(Problem.Kind.INVALID, "file-unreadable", checkpoint);
            }
            remembered.add(Remembered.by(kept(Files.readString(checkpoint), checkpoint.toString(), seeds), log));
        }
        if (published != null) {
            try (var files = LogFiles.at(published)) {
                remembered.add(Remembered.by(kept(files.text("checkpoint"), published, seeds), log));
            }
        }
        if (witness != null) {
            if (!log.signedAny()) {
                throw new Problem(Problem.Kind.CONFLICT, "restore-nothing-signed");
            }
            remembered.add(Remembered.by(witness, log));
        }
        return remembered;
    }

    private static Note kept(String written, String where, LogSeeds seeds) {
        try {
            var note = Note.read(written);
            if (signed(note, seeds)) {
                return note;
            }
        } catch (IllegalArgumentException e) {
            throw new Problem(Problem.Kind.INVALID, "log-checkpoint");
        }
        throw new Problem(Problem.Kind.INVALID, "restore-checkpoint-of-another", where);
    }

    private static boolean signed(Note note, LogSeeds seeds) {
        return seeds.log(note.checkpoint().origin()).stream()
                .allMatch(key -> key.verifier().signed(note).isPresent());
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

    /// The restoring is itself an event of the log: when the copy was made, with what it was compared, and
    /// what it cost. What was erased, ended or revoked since then stands again until somebody does it
    /// again.
    private void remember(Cluster cluster, Secrets secrets, Instant madeAt, long lost) {
        try (var raised = Installation.raise(
                house, WebApplicationType.NONE, Database.embedded(cluster, secrets), secrets, Map.of())) {
            var access = raised.getBean(Accounts.class)
                    .systemAccess(new PurposeCode("upkeep"), String.valueOf(file.getFileName()), Channel.RULE);
            new TransactionTemplate(raised.getBean(PlatformTransactionManager.class))
                    .executeWithoutResult(status -> raised.getBean(HouseEvents.class)
                            .happened(
                                    "RESTORED",
                                    Map.of("lost", lost, "made", madeAt.getEpochSecond(), "compared", compared()),
                                    access));
        }
    }

    private String compared() {
        var with = new ArrayList<String>();
        if (checkpoint != null) {
            with.add("checkpoint");
        }
        if (witness != null) {
            with.add("witness");
        }
        if (published != null) {
            with.add("log");
        }
        return with.isEmpty() ? "nothing" : String.join(".", with);
    }
}
