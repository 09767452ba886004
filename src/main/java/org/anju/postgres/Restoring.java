package org.anju.postgres;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// A copy of a database on its way back: checked as a whole, unpacked beside the place where it will lie,
/// checked file by file, looked at while it runs there, and given its place only when the caller is content.
/// Whatever is refused, or killed half way, leaves nothing that a program could start on.
public final class Restoring implements AutoCloseable {

    private static final String BESIDE = "restore.unfinished";

    private final Layout layout;
    private final Ownership ownership;
    private final Path beside;
    private @Nullable Cluster cluster;
    private Instant madeAt = Instant.EPOCH;
    private List<String> besideIt = List.of();

    private Restoring(Layout layout, Ownership ownership) {
        this.layout = layout;
        this.ownership = ownership;
        this.beside = layout.home().resolve(BESIDE);
    }

    /// Unpacks a copy.
    ///
    /// @param home has the secrets already, and no database
    /// @param fits whether a digest and what the key made of it belong together
    /// @throws ClusterException `data-directory-not-empty`, `secret-missing`, `backup-damaged`,
    ///     `backup-of-other-keys`, `file-name-unreadable`, or what the disk refused
    public static Restoring of(Path file, Path home, BiPredicate<byte[], byte[]> fits) {
        try {
            var layout = new Layout(home.toRealPath());
            if (Files.exists(layout.data())) {
                throw new ClusterException(ClusterException.Reason.DATA_DIRECTORY_NOT_EMPTY, layout.home());
            }
            var restoring = new Restoring(layout, Ownership.take(layout));
            try {
                restoring.unpack(file, fits);
                return restoring;
            } catch (IOException | RuntimeException e) {
                restoring.close();
                throw e;
            }
        } catch (ZipException e) {
            throw new ClusterException(ClusterException.Reason.BACKUP_DAMAGED, file, String.valueOf(e.getMessage()));
        } catch (InvalidPathException e) {
            throw new ClusterException(ClusterException.Reason.FILE_NAME_UNREADABLE, e.getInput());
        } catch (IOException e) {
            throw ClusterException.of(e, home);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException(ClusterException.Reason.START_INTERRUPTED, home);
        }
    }

    private void unpack(Path file, BiPredicate<byte[], byte[]> fits) throws IOException {
        DurableFiles.deleteTree(beside);
        Files.createDirectory(beside, DurableFiles.PASSABLE_DIRECTORY);
        // The same secrets, not a second copy of them.
        Files.createSymbolicLink(beside.resolve("secrets"), layout.home().resolve("secrets"));
        var ended = CopyEnd.isAt(file);
        if (ended && !CopyEnd.holds(file)) {
            throw damaged(file, "SHA-256");
        }
        try (var zip = new ZipFile(file.toFile())) {
            var manifest = manifest(file, zip);
            if (!fits.test(manifest.digest(), entry(file, zip, CopyManifest.SEAL))) {
                throw new ClusterException(ClusterException.Reason.BACKUP_OF_OTHER_KEYS, file);
            }
            if (manifest.endsWithDigest() != ended) {
                throw damaged(file, "SHA-256");
            }
            madeAt = manifest.at();
            var data = Files.createDirectory(new Layout(beside).data(), DurableFiles.OWNER_ONLY_DIRECTORY);
            for (var directory : manifest.directories()) {
                Files.createDirectory(data.resolve(directory), DurableFiles.OWNER_ONLY_DIRECTORY);
            }
            for (var wanted : manifest.files()) {
                unpack(file, zip, CopyManifest.DATA, wanted, data);
            }
            for (var directory : manifest.directories()) {
                DurableFiles.force(data.resolve(directory));
            }
            DurableFiles.force(data);
            for (var wanted : manifest.beside()) {
                Files.createDirectories(DurableFiles.directoryOf(own().resolve(wanted.name())));
                unpack(file, zip, CopyManifest.BESIDE, wanted, own());
            }
            besideIt = manifest.beside().stream().map(CopyManifest.Entry::name).toList();
        }
    }

    private static void unpack(Path file, ZipFile zip, String from, CopyManifest.Entry wanted, Path into)
            throws IOException {
        var found = zip.getEntry(from + wanted.name());
        if (found == null) {
            throw damaged(file, wanted.name());
        }
        var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var in = zip.getInputStream(found);
                var out = FileChannel.open(into.resolve(wanted.name()), options, DurableFiles.OWNER_ONLY_FILE)) {
            if (!CopyManifest.pass(wanted.name(), in, Channels.newOutputStream(out))
                    .equals(wanted)) {
                throw damaged(file, wanted.name());
            }
            out.force(true);
        }
    }

    /// Where what lies beside the database waits until the copy is kept.
    private Path own() {
        return beside.resolve("own");
    }

    private static CopyManifest manifest(Path file, ZipFile zip) throws IOException {
        try {
            return CopyManifest.read(entry(file, zip, CopyManifest.NAME));
        } catch (IllegalArgumentException e) {
            throw damaged(file, String.valueOf(e.getMessage()));
        }
    }

    private static byte[] entry(Path file, ZipFile zip, String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw damaged(file, name);
        }
        try (var in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private static ClusterException damaged(Path file, String where) {
        return new ClusterException(ClusterException.Reason.BACKUP_DAMAGED, file, where);
    }

    /// When the copy was begun: what happened later is not in it.
    public Instant madeAt() {
        return madeAt;
    }

    /// Runs the copy where it was unpacked, for whoever looks at it.
    public Cluster start() {
        var started = Cluster.start(beside, Settings.standard().withPrograms(layout.home()));
        cluster = started;
        return started;
    }

    /// Stops it and gives it its place, with what lay beside it.
    ///
    /// @return the names of files that were there already with other contents: those are left as they are
    public List<String> keep() {
        stop();
        try {
            var left = new ArrayList<String>();
            for (var name : besideIt) {
                if (!moved(own().resolve(name), layout.home().resolve(name))) {
                    left.add(name);
                }
            }
            DurableFiles.rename(new Layout(beside).data(), layout.data());
            return List.copyOf(left);
        } catch (IOException e) {
            throw ClusterException.of(e, layout.home());
        }
    }

    private static boolean moved(Path from, Path to) throws IOException {
        if (Files.exists(to)) {
            return Files.mismatch(from, to) < 0;
        }
        Files.createDirectories(DurableFiles.directoryOf(to));
        DurableFiles.rename(from, to);
        return true;
    }

    private void stop() {
        if (cluster != null) {
            cluster.close();
            cluster = null;
        }
    }

    /// What was not kept is gone afterwards.
    @Override
    public void close() {
        stop();
        try {
            DurableFiles.deleteTree(beside);
            ownership.close();
        } catch (IOException e) {
            throw ClusterException.of(e, layout.home());
        }
    }
}
