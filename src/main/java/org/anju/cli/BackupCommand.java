package org.anju.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.anju.frame.Words;
import org.anju.oversight.Retention;
import org.anju.postgres.Cluster;
import org.anju.postgres.ClusterCopy;
import org.anju.postgres.Secrets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `anju backup`: the whole embedded database in one file, and what of the installation's own lies beside it,
/// beside a program that runs or without one. The secrets are not in it: whoever steals it cannot open what
/// is sealed, and whoever restores it needs them.
///
/// In a directory for backups, those that have become too old go once the new one is there: they still hold
/// what was erased since.
@Command(name = "backup", mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {

    private static final DateTimeFormatter NAMED =
            DateTimeFormatter.ofPattern("'anju-'yyyyMMdd'T'HHmmss'Z.backup'").withZone(ZoneOffset.UTC);

    @Option(names = "--data", paramLabel = "DIR", defaultValue = ServeCommand.DATA, descriptionKey = "cli.data")
    private Path data = Path.of(ServeCommand.DATA);

    @Option(names = "--out", required = true, paramLabel = "FILE|DIR", descriptionKey = "cli.backup.out")
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private Path out;

    @Option(names = "--keep-days", paramLabel = "N", descriptionKey = "cli.backup.keep")
    private int keepDays = Retention.BACKUP_DAYS;

    @Option(names = "--lang", paramLabel = "zh|en", descriptionKey = "cli.lang")
    private @Nullable String lang;

    private final Words words;

    BackupCommand(Words words) {
        this.words = words;
    }

    @Override
    public Integer call() throws IOException {
        var home = data.toAbsolutePath().normalize();
        var now = Clock.systemUTC().instant();
        var file = Files.isDirectory(out) ? out.resolve(NAMED.format(now)) : out;
        var keyring = Keys.known(Secrets.in(home));
        var made = copy(
                home,
                file.toAbsolutePath().normalize(),
                now,
                digest -> keyring.seal(HexFormat.of().formatHex(digest)));
        System.out.println(words.t("cli.backup.made", made.file(), made.files(), made.bytes() >> 20));
        System.out.println(words.t("cli.backup.secrets", home.resolve("secrets")));
        if (Files.isDirectory(out) && keepDays > 0) {
            throwAway(now.minus(Duration.ofDays(keepDays)));
        }
        return 0;
    }

    /// By the time in their names, which says when they were begun; any other file stays.
    private void throwAway(Instant before) throws IOException {
        try (var files = Files.list(out)) {
            for (var file : files.sorted().toList()) {
                if (begun(file).filter(before::isAfter).isPresent()) {
                    Files.delete(file);
                    System.out.println(words.t("cli.backup.thrown-away", file, keepDays));
                }
            }
        }
    }

    private static Optional<Instant> begun(Path file) {
        try {
            return Optional.of(NAMED.parse(String.valueOf(file.getFileName()), Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ClusterCopy.Made copy(Path home, Path file, Instant now, UnaryOperator<byte[]> seal)
            throws IOException {
        var own = Installation.own(home);
        var running = Cluster.attach(home);
        if (running.isPresent()) {
            return ClusterCopy.write(running.get(), file, now, own, seal);
        }
        try (var cluster = Cluster.startKnown(home)) {
            return ClusterCopy.write(cluster, file, now, own, seal);
        }
    }
}
