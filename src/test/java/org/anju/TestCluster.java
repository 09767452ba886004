package org.anju;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.anju.postgres.Cluster;
import org.anju.postgres.ForgetfulCluster;

/// The one database cluster of a test run, started when the first test asks and gone when the run ends. Each
/// test class makes its own database in it (`create database x template y`), so that none sees another's rows.
public final class TestCluster {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final String NAME = "test-cluster-";

    private TestCluster() {}

    public static Cluster shared() {
        return Holder.CLUSTER;
    }

    // The class is initialised once, by the first who asks; others wait.
    private static final class Holder {
        static final Cluster CLUSTER = start();
    }

    private static Cluster start() {
        try {
            removeLeftovers();
            var directory = TARGET.resolve(NAME + ProcessHandle.current().pid());
            delete(directory);
            var cluster = ForgetfulCluster.start(directory, TARGET.resolve("postgres-programs"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                cluster.close();
                delete(directory);
            }));
            return cluster;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // A run that was killed could not clean up.
    private static void removeLeftovers() throws IOException {
        Files.createDirectories(TARGET);
        try (var found = Files.newDirectoryStream(TARGET, NAME + "*")) {
            for (var path : found) {
                var pid = Long.parseLong(path.getFileName().toString().substring(NAME.length()));
                if (ProcessHandle.of(pid).isEmpty()) {
                    delete(path);
                }
            }
        }
    }

    private static void delete(Path root) {
        if (!Files.exists(root)) {
            return;
        }
        try (var all = Files.walk(root)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
