package org.anju.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A copy of the whole database in one file, made while it runs: the server's files between `pg_backup_start`
/// and `pg_backup_stop`, and the write-ahead log of that time, which makes them one moment's state again
/// ("Making a Base Backup Using the Low Level API", PostgreSQL 18 manual, 25.3.4). A slot that ends with the
/// connection keeps the server from discarding that log before we have it.
///
/// What of the installation's own lies beside the database is in it, as far as the caller names it. Its
/// secrets are not.
public final class ClusterCopy {

    /// What is left out: what belongs to the running server alone, or is made anew at a start.
    private static final Set<String> NOT_FILES =
            Set.of("postmaster.pid", "postmaster.opts", "pg_internal.init", "backup_label", "tablespace_map");

    private static final Set<String> EMPTY_DIRECTORIES = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private final Path data;
    private final ZipOutputStream zip;
    private final CopyManifest manifest;

    private ClusterCopy(Path data, ZipOutputStream zip, CopyManifest manifest) {
        this.data = data;
        this.zip = zip;
        this.manifest = manifest;
    }

    /// What was written.
    ///
    /// @param bytes of the database, before they were packed
    public record Made(Path file, long files, long bytes) {}

    /// Copies a cluster that this program runs. As [#write(RunningCluster, Path, Instant, List,
    /// UnaryOperator)].
    public static Made write(Cluster cluster, Path file, Instant at, List<String> beside, UnaryOperator<byte[]> seal) {
        return write(
                cluster.jdbcUrl("postgres"), cluster.superuserPassword(), cluster.directory(), file, at, beside, seal);
    }

    /// Copies a cluster that another program runs, without stopping it.
    ///
    /// @param file must not be there; is there whole afterwards, or not at all
    /// @param beside files that lie beside the database, by their names below the data directory
    /// @param seal what the installation's key makes of the manifest's digest: it shows on the way back that
    ///     nothing was changed and that the keys are the same
    /// @throws ClusterException `backup-exists`, `file-name-unreadable`, or what the disk refused
    public static Made write(
            RunningCluster cluster, Path file, Instant at, List<String> beside, UnaryOperator<byte[]> seal) {
        return write(
                cluster.jdbcUrl("postgres"), cluster.superuserPassword(), cluster.directory(), file, at, beside, seal);
    }

    private static Made write(
            String url,
            String password,
            Path home,
            Path file,
            Instant at,
            List<String> beside,
            UnaryOperator<byte[]> seal) {
        if (Files.exists(file)) {
            throw new ClusterException(ClusterException.Reason.BACKUP_EXISTS, file);
        }
        var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try (var connection = DriverManager.getConnection(url, DataDirectory.SUPERUSER, password);
                var statement = connection.createStatement()) {
            Files.deleteIfExists(unfinished);
            var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            CopyManifest manifest;
            try (var channel = FileChannel.open(unfinished, options, DurableFiles.OWNER_ONLY_FILE)) {
                var digesting = CopyEnd.digesting(Channels.newOutputStream(channel));
                var zip = new ZipOutputStream(digesting);
                zip.setLevel(Deflater.BEST_SPEED);
                zip.setComment(CopyEnd.blank());
                manifest = new ClusterCopy(new Layout(home).data(), zip, CopyManifest.begun(at)).fill(statement);
                for (var name : beside) {
                    addBeside(home, name, zip, manifest);
                }
                put(zip, CopyManifest.NAME, manifest.bytes());
                put(zip, CopyManifest.SEAL, seal.apply(manifest.digest()));
                zip.finish();
                zip.flush();
                CopyEnd.put(digesting.getMessageDigest(), channel);
                channel.force(true);
            }
            Files.move(unfinished, file);
            DurableFiles.force(DurableFiles.directoryOf(file));
            return new Made(file, manifest.files().size() + manifest.beside().size(), manifest.size());
        } catch (FileAlreadyExistsException e) {
            throw new ClusterException(ClusterException.Reason.BACKUP_EXISTS, file);
        } catch (InvalidPathException e) {
            throw new ClusterException(ClusterException.Reason.FILE_NAME_UNREADABLE, e.getInput());
        } catch (IOException e) {
            throw ClusterException.of(e, DurableFiles.directoryOf(file));
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be copied.", e);
        } finally {
            try {
                Files.deleteIfExists(unfinished);
            } catch (IOException e) {
                // The next backup of this name removes it.
            }
        }
    }

    private CopyManifest fill(Statement statement) throws IOException, SQLException {
        statement.execute("select pg_create_physical_replication_slot('anju_copy_' || pg_backend_pid(), true, true)");
        var first = ask(statement, "select pg_walfile_name(pg_backup_start('anju', true))");
        copyTree();
        // Last of the files, as the manual asks where the order can matter.
        copy(data.resolve("global/pg_control"));
        String label;
        String last;
        try (var row = statement.executeQuery("select labelfile, pg_walfile_name(lsn) from pg_backup_stop(false)")) {
            row.next();
            label = row.getString(1);
            last = row.getString(2);
        }
        add("backup_label", label.getBytes(StandardCharsets.UTF_8));
        for (var segment : segments(first, last)) {
            copy(data.resolve("pg_wal").resolve(segment));
        }
        return manifest;
    }

    /// The write-ahead log from the first to the last name, which sort as they follow each other.
    private List<String> segments(String first, String last) throws IOException {
        try (var files = Files.list(data.resolve("pg_wal"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[0-9A-F]{24}"))
                    .filter(name -> name.compareTo(first) >= 0 && name.compareTo(last) <= 0)
                    .sorted()
                    .toList();
        }
    }

    private void copyTree() throws IOException {
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                var name = data.relativize(directory).toString();
                if (directory.getFileName().toString().startsWith("pgsql_tmp")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                if (!name.isEmpty()) {
                    manifest.directory(name);
                }
                return EMPTY_DIRECTORIES.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                var name = file.getFileName().toString();
                if (!NOT_FILES.contains(name) && !name.startsWith("pgsql_tmp") && !file.endsWith("global/pg_control")) {
                    copy(file);
                }
                return FileVisitResult.CONTINUE;
            }

            // A table that was dropped meanwhile: the write-ahead log knows.
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    private void copy(Path file) throws IOException {
        InputStream in;
        try {
            in = Files.newInputStream(file);
        } catch (NoSuchFileException e) {
            return;
        }
        try (in) {
            add(data.relativize(file).toString(), in);
        }
    }

    private void add(String name, byte[] bytes) throws IOException {
        add(name, new java.io.ByteArrayInputStream(bytes));
    }

    private void add(String name, InputStream in) throws IOException {
        zip.putNextEntry(new ZipEntry(CopyManifest.DATA + name));
        manifest.add(name, in, zip);
        zip.closeEntry();
    }

    private static void addBeside(Path home, String name, ZipOutputStream zip, CopyManifest manifest)
            throws IOException {
        try (var in = Files.newInputStream(home.resolve(name))) {
            zip.putNextEntry(new ZipEntry(CopyManifest.BESIDE + name));
            manifest.addBeside(name, in, zip);
            zip.closeEntry();
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    private static String ask(Statement statement, String query) throws SQLException {
        try (var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
