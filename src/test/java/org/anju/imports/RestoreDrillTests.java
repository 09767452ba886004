package org.anju.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.anju.TrialCommand;
import org.anju.postgres.Cluster;
import org.anju.shared.Keyring;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The restore drill: a register is filled, backed up while it is written to, goes on, and is lost with all its
/// machine; what comes back is what was there, or it is refused, or it says what is missing.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestoreDrillTests {

    private static final List<String> OWN_FILES =
            List.of("workdays.tsv", "matters/our-matter.yaml", "permit-rules/our-city.yml", "matters/我市事项.yaml");

    private Path directory;
    private Path early;
    private Path online;
    private Path seenEarly;
    private Path published;

    @BeforeAll
    void aRegisterThatWasBackedUpTwiceAndLost(@TempDir Path given) throws Exception {
        directory = given;
        var divisions = directory.resolve("divisions.csv");
        Files.writeString(divisions, "code,name,parent\n99,试省,\n9903,试市,99\n990301,试区,9903\n990301001,试街道,990301\n");
        Files.writeString(directory.resolve("dwellings.csv"), CrashedImportTests.dwellings());
        var residents = directory.resolve("residents.csv");
        Files.writeString(residents, CrashedImportTests.residents());
        var few = directory.resolve("few.csv");
        Files.write(few, Files.readAllLines(residents).subList(0, 301));
        TrialCommand.done("import", "divisions", divisions.toString(), "--data", data());
        TrialCommand.done(
                "import", "dwellings", directory.resolve("dwellings.csv").toString(), "--data", data());
        TrialCommand.done("import", "residents", few.toString(), "--data", data());
        published = directory.resolve("public");
        TrialCommand.done("log", "export", published.toString(), "--data", data());
        seenEarly = Files.copy(published.resolve("checkpoint"), directory.resolve("seen-early.txt"));
        for (var name : OWN_FILES) {
            Files.createDirectories(directory.resolve("data").resolve(name).getParent());
        }
        Files.writeString(directory.resolve("data").resolve(OWN_FILES.get(0)), "2027-01-01\toff\ttrial\n");
        Files.writeString(directory.resolve("data").resolve(OWN_FILES.get(1)), "# ours\n");
        Files.copy(
                Path.of("src/main/resources/permits/hangzhou.yaml"),
                directory.resolve("data").resolve(OWN_FILES.get(2)));
        Files.writeString(directory.resolve("data").resolve(OWN_FILES.get(3)), "# 我市\n");
        Files.writeString(directory.resolve("data/matters/notes.txt"), "no matter\n");
        // What an editor and an orderly person leave there.
        Files.createSymbolicLink(directory.resolve("data/matters/.#our-matter.yaml"), Path.of("editor@host.1"));
        Files.createDirectory(directory.resolve("data/permit-rules/old.yaml"));
        early = directory.resolve("early.backup");
        TrialCommand.done("backup", "--data", data(), "--out", early.toString());

        online = directory.resolve("online.backup");
        var report = directory.resolve("report.csv");
        var program =
                program("import", "residents", residents.toString(), "--report", report.toString(), "--data", data());
        while (program.isAlive() && size(report) < 20 * 300) {
            Thread.sleep(5);
        }
        backupWhileRowsAreWritten(program);
        var server = ProcessHandle.of(Long.parseLong(Files.readAllLines(directory.resolve("data/pgdata/postmaster.pid"))
                        .getFirst()))
                .orElseThrow();
        program.destroyForcibly();
        server.destroyForcibly();
        program.waitFor();
        server.onExit().get(30, TimeUnit.SECONDS);
        TrialCommand.done("log", "export", published.toString(), "--data", data());
    }

    /// While the copy is made somebody writes all the time, and the import stands in the middle of its
    /// work: it waits at a lock until the copy is whole.
    private void backupWhileRowsAreWritten(Process program) throws Exception {
        var running = Cluster.attach(directory.resolve("data"))
                .orElseThrow(() -> new AssertionError("The import runs no more: " + said()));
        var url = running.jdbcUrl("anju");
        try (var holding = DriverManager.getConnection(url, running.superuser(), running.superuserPassword());
                var lock = holding.createStatement();
                var writing = DriverManager.getConnection(url, running.superuser(), running.superuserPassword());
                var write = writing.createStatement()) {
            holding.setAutoCommit(false);
            lock.execute("lock table oversight.access_entry in exclusive mode");
            write.execute("create table public.written (n int)");
            var backup = CompletableFuture.runAsync(() -> {
                try {
                    TrialCommand.done("backup", "--data", data(), "--out", online.toString());
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            int begun = 0;
            int n = 0;
            while (!backup.isDone()) {
                write.execute("insert into public.written values (" + ++n + ")");
                begun = begun == 0 && size(Path.of(online + ".unfinished")) > 0 ? n : begun;
            }
            backup.join();
            assertThat(begun).as("rows written before the copy had begun").isPositive();
            assertThat(n).as("and while it was made").isGreaterThan(begun);
            assertThat(program.isAlive()).as("the import has more to write").isTrue();
        }
    }

    private String said() {
        try {
            return Files.readString(directory.resolve("output.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException gone) {
            return 0;
        }
    }

    @Test
    void whatWasBackedUpWhileItWasWrittenToComesBackWhole() throws Exception {
        var home = machine("whole");
        assertThat(TrialCommand.done(
                        "restore", online.toString(), "--data", home.toString(), "--checkpoint", seenEarly.toString()))
                .contains("erased, ended or revoked since then");
        for (var name : OWN_FILES) {
            assertThat(home.resolve(name))
                    .hasSameTextualContentAs(directory.resolve("data").resolve(name));
        }
        everyCommittedEntryStandsOnce(home);
        whatWasWrittenIsThereUpToOneMoment(home);
        var files = directory.resolve("whole-public");
        TrialCommand.done("log", "export", files.toString(), "--data", home.toString());
        TrialCommand.done("log", "verify", files.toString(), "--since", seenEarly.toString());
    }

    @Test
    void aBackupThatLacksWhatWasPublishedIsToldPlainlyAndLeavesNothing() throws Exception {
        var home = machine("short");
        assertThat(TrialCommand.failed(
                        "restore", early.toString(), "--data", home.toString(), "--checkpoint", newest()))
                .contains("would be lost", "--accept-loss");
        assertThat(home.resolve("pgdata")).doesNotExist();
        assertThat(home.resolve("restore.unfinished")).doesNotExist();
    }

    @Test
    void aLossThatIsAcceptedIsCompletedFromWhatWasPublishedAndContradictsNothing() throws Exception {
        var home = machine("accepted");
        TrialCommand.done(
                "restore",
                early.toString(),
                "--data",
                home.toString(),
                "--checkpoint",
                newest(),
                "--accept-loss",
                "--log",
                published.toString());
        var files = directory.resolve("accepted-public");
        TrialCommand.done("log", "export", files.toString(), "--data", home.toString());
        TrialCommand.done("log", "verify", files.toString(), "--since", newest());
        try (var cluster = Cluster.start(home);
                var connection = DriverManager.getConnection(
                        cluster.jdbcUrl("anju"), cluster.superuser(), cluster.superuserPassword());
                var rows = connection.createStatement().executeQuery("""
                        select h.kind, (h.content ->> 'lost')::bigint, h.content ->> 'compared',
                               to_timestamp((h.content ->> 'made')::bigint) < h.at
                        from oversight.house_event h join oversight.house_place p using (event) where h.kind = 'RESTORED'
                        """)) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getLong(2)).isPositive();
            assertThat(rows.getString(3)).isEqualTo("checkpoint.log");
            assertThat(rows.getBoolean(4)).as("the copy is older").isTrue();
        }
    }

    @Test
    void aWitnessKnowsWhatABackupLacks() throws Exception {
        var keys = Files.readAllLines(published.resolve("keys"));
        var witness = program(
                "witness",
                "--data",
                directory.resolve("witness").toString(),
                "--port",
                "0",
                "--log",
                keys.getFirst(),
                "--log",
                keys.getLast());
        try {
            var address = address(witness);
            TrialCommand.done(
                    "restore", online.toString(), "--data", machine("seen").toString(), "--witness", address);
            var home = machine("behind");
            assertThat(TrialCommand.failed(
                            "restore", early.toString(), "--data", home.toString(), "--witness", address))
                    .contains("would be lost");
            assertThat(home.resolve("pgdata")).doesNotExist();
        } finally {
            witness.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    private String address(Process witness) throws Exception {
        var found = java.util.regex.Pattern.compile("(http://\\S+)/add-checkpoint");
        while (witness.isAlive()) {
            var said = found.matcher(Files.readString(directory.resolve("output.txt")));
            if (said.find()) {
                return said.group(1);
            }
            Thread.sleep(20);
        }
        throw new AssertionError(Files.readString(directory.resolve("output.txt")));
    }

    /// Wherever it is: also where no reader of such archives looks.
    @TestFactory
    Stream<DynamicTest> oneFlippedByteIsRefused() throws Exception {
        return Archive.of(early).places().entrySet().stream()
                .map(place -> DynamicTest.dynamicTest(place.getKey(), () -> refused(place.getValue())));
    }

    private void refused(long at) throws Exception {
        var home = machine("flipped-" + at);
        var flipped = Files.copy(early, directory.resolve("flipped-" + at + ".backup"));
        try (var file = new RandomAccessFile(flipped.toFile(), "rw")) {
            file.seek(at);
            int before = file.read();
            file.seek(at);
            file.write(before ^ 1);
        }
        assertThat(TrialCommand.failed("restore", flipped.toString(), "--data", home.toString(), "--unchecked"))
                .contains("is not whole, or was changed");
        assertThat(home.resolve("pgdata")).doesNotExist();
        Files.delete(flipped);
    }

    /// Where the parts of an archive begin (PKWARE, APPNOTE.TXT 6.3.10, 4.3).
    ///
    /// @param data of the first file
    /// @param descriptor behind it: its signature, checksum and two sizes
    /// @param central the first entry of the directory
    /// @param end the record at the end, before its comment
    private record Archive(long data, long descriptor, long central, long end, long size) {

        private static final String DIGEST = "anju-backup sha256 ";

        static Archive of(Path file) throws IOException {
            try (var zip = new RandomAccessFile(file.toFile(), "r")) {
                long size = zip.length();
                long end = size - 64 - DIGEST.length() - 22;
                assertThat(four(zip, end)).isEqualTo(0x06054b50);
                long central = four(zip, end + 16);
                assertThat(four(zip, central)).isEqualTo(0x02014b50);
                assertThat(four(zip, 0)).isEqualTo(0x04034b50);
                long data = 30 + two(zip, 26) + two(zip, 28);
                long descriptor = data + four(zip, central + 20);
                assertThat(four(zip, descriptor)).isEqualTo(0x08074b50);
                return new Archive(data, descriptor, central, end, size);
            }
        }

        private static int two(RandomAccessFile zip, long at) throws IOException {
            zip.seek(at);
            return zip.read() | zip.read() << 8;
        }

        private static long four(RandomAccessFile zip, long at) throws IOException {
            return two(zip, at) | (long) two(zip, at + 2) << 16;
        }

        Map<String, Long> places() {
            var places = new LinkedHashMap<String, Long>();
            places.put("the first header", 0L);
            places.put("its version", 4L);
            places.put("its flags", 6L);
            places.put("its method", 8L);
            places.put("its time", 10L);
            places.put("its day", 12L);
            places.put("its checksum", 14L);
            places.put("its size", 18L);
            places.put("how long its name is", 26L);
            places.put("how long its extra field is", 28L);
            places.put("its name", 31L);
            places.put("the first file's data", data);
            places.put("the middle of it", (data + descriptor) / 2);
            places.put("its last byte, with bits that nothing needs", descriptor - 1);
            places.put("the sign of its descriptor", descriptor);
            places.put("the checksum in it", descriptor + 4);
            places.put("the packed size in it", descriptor + 8);
            places.put("the size in it", descriptor + 12);
            places.put("the second header", descriptor + 16);
            places.put("the middle of all", size / 2);
            places.put("the directory", central);
            places.put("which version made it", central + 4);
            places.put("its flags in the directory", central + 8);
            places.put("its time in the directory", central + 12);
            places.put("its checksum in the directory", central + 16);
            places.put("its size in the directory", central + 24);
            places.put("its rights in the directory", central + 38);
            places.put("where it begins", central + 42);
            places.put("its name in the directory", central + 47);
            places.put("the end", end);
            places.put("how many files there are", end + 8);
            places.put("how long the directory is", end + 12);
            places.put("where the directory begins", end + 16);
            places.put("how long the comment is", end + 20);
            places.put("the comment", end + 22);
            places.put("the digest", size - 64);
            places.put("the last byte", size - 1);
            return places;
        }
    }

    /// They were made before a backup had a digest of itself, and still lie on shelves.
    @Test
    void aBackupOfAnOlderProgramComesBack() throws Exception {
        var home = machine("older");
        var keyring = new Keyring(
                HexFormat.of()
                        .parseHex(Files.readString(home.resolve("secrets/identity-key"))
                                .strip()),
                new TreeMap<>());
        var older = directory.resolve("older.backup");
        try (var from = new ZipFile(early.toFile());
                var to = new ZipOutputStream(Files.newOutputStream(older))) {
            var manifest = new String(text(from, "manifest"), StandardCharsets.UTF_8)
                    .replaceFirst("anju-backup 2", "anju-backup 1")
                    .replaceAll("(?m)^beside .*\n", "")
                    .getBytes(StandardCharsets.UTF_8);
            for (var name : from.stream().map(ZipEntry::getName).toList()) {
                to.putNextEntry(new ZipEntry(name));
                to.write(
                        switch (name) {
                            case "manifest" -> manifest;
                            case "seal" ->
                                keyring.seal(HexFormat.of()
                                        .formatHex(MessageDigest.getInstance("SHA-256")
                                                .digest(manifest)));
                            default -> text(from, name);
                        });
                to.closeEntry();
            }
        }
        TrialCommand.done("restore", older.toString(), "--data", home.toString(), "--unchecked");
        assertThat(home.resolve("workdays.tsv")).doesNotExist();
    }

    private static byte[] text(ZipFile zip, String name) throws IOException {
        try (var in = zip.getInputStream(zip.getEntry(name))) {
            return in.readAllBytes();
        }
    }

    /// What a city wrote itself comes back with its register, and writes over nothing that is there.
    @Test
    void theInstallationsOwnFilesComeBackBesideWhatIsThere() throws Exception {
        var home = machine("own-files");
        Files.writeString(home.resolve("workdays.tsv"), "2027-01-01\toff\tanother\n");
        assertThat(TrialCommand.done("restore", early.toString(), "--data", home.toString(), "--unchecked"))
                .contains("workdays.tsv was not overwritten")
                .doesNotContain("matter.yaml", "our-city.yml");
        assertThat(home.resolve("workdays.tsv")).hasContent("2027-01-01\toff\tanother\n");
        assertThat(home.resolve("matters/notes.txt")).doesNotExist();
        for (var name : OWN_FILES.subList(1, OWN_FILES.size())) {
            assertThat(home.resolve(name))
                    .hasSameTextualContentAs(directory.resolve("data").resolve(name));
        }
    }

    /// Where the locale knows ASCII alone.
    @Test
    void aNameThatTheLocaleCannotWriteIsTold() throws Exception {
        var file = directory.resolve("ascii.backup");
        assertThat(saidInAscii("backup", "--data", data(), "--out", file.toString()))
                .contains("LC_ALL=C.UTF-8");
        assertThat(file).doesNotExist();
        var home = machine("ascii");
        assertThat(saidInAscii("restore", early.toString(), "--data", home.toString(), "--unchecked"))
                .contains("LC_ALL=C.UTF-8");
        assertThat(home.resolve("pgdata")).doesNotExist();
    }

    private String saidInAscii(String... arguments) throws Exception {
        var output = directory.resolve("ascii.txt");
        var builder = builder(arguments).redirectOutput(output.toFile());
        builder.environment().put("LC_ALL", "C");
        assertThat(builder.start().waitFor()).isNotZero();
        return Files.readString(output);
    }

    @Test
    void anotherInstallationsKeysAreRefused() throws Exception {
        var home = machine("other-keys");
        Files.writeString(home.resolve("secrets/identity-key"), "ab".repeat(32) + "\n");
        assertThat(TrialCommand.failed("restore", early.toString(), "--data", home.toString(), "--unchecked"))
                .contains("not made with the keys");
        Files.delete(home.resolve("secrets/identity-key"));
        assertThat(TrialCommand.failed("restore", early.toString(), "--data", home.toString(), "--unchecked"))
                .contains("identity-key");
        assertThat(home.resolve("secrets/identity-key")).doesNotExist();
    }

    @Test
    void nothingIsOverwrittenAndNoSecretIsInABackup() throws Exception {
        assertThat(TrialCommand.failed("backup", "--data", data(), "--out", early.toString()))
                .contains("not overwritten");
        assertThat(TrialCommand.failed("restore", early.toString(), "--data", data(), "--unchecked"))
                .contains("not overwritten");
        assertThat(TrialCommand.failed(
                        "restore", early.toString(), "--data", machine("unsaid").toString()))
                .contains("--witness");
        try (var zip = new ZipFile(early.toFile())) {
            assertThat(zip.stream().map(entry -> entry.getName()))
                    .contains("manifest", "seal", "pgdata/global/pg_control", "pgdata/backup_label")
                    .noneMatch(name -> name.contains("secrets") || name.contains("postmaster.pid"));
        }
    }

    /// What was erased is in no backup any more once the promised days are over.
    @Test
    void whatIsTooOldGoesWhenANewOneIsThereAndNothingElseDoes() throws Exception {
        var shelf = Files.createDirectory(directory.resolve("shelf"));
        var old = Files.createFile(shelf.resolve("anju-20200101T000000Z.backup"));
        var other = Files.createFile(shelf.resolve("anju-20200101T000000Z.backup.txt"));
        TrialCommand.done("backup", "--data", data(), "--out", shelf.toString(), "--keep-days", "0");
        assertThat(old).exists();
        // Backups have the second in their names.
        Thread.sleep(1_100);
        TrialCommand.done("backup", "--data", data(), "--out", shelf.toString());
        assertThat(old).doesNotExist();
        assertThat(other).exists();
        try (var files = Files.list(shelf)) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void whereThereIsNoDatabaseThereIsNoBackupAndNoneIsMade() throws Exception {
        var home = machine("empty");
        var file = directory.resolve("empty.backup");
        assertThat(TrialCommand.failed("backup", "--data", home.toString(), "--out", file.toString()))
                .contains("There is no database");
        assertThat(home.resolve("pgdata")).doesNotExist();
        assertThat(file).doesNotExist();
    }

    @Test
    void whatWasPublishedIsComparedWithWhereverItIsGiven() throws Exception {
        var home = machine("published");
        assertThat(TrialCommand.failed(
                        "restore",
                        early.toString(),
                        "--data",
                        home.toString(),
                        "--checkpoint",
                        seenEarly.toString(),
                        "--log",
                        published.toString()))
                .contains("would be lost");
        assertThat(home.resolve("pgdata")).doesNotExist();
    }

    @Test
    void publicFilesOfAnotherHistoryThanWasSeenCompleteNothing() throws Exception {
        var fork = machine("fork");
        TrialCommand.done("restore", early.toString(), "--data", fork.toString(), "--unchecked");
        TrialCommand.done(
                "import", "residents", directory.resolve("residents.csv").toString(), "--data", fork.toString());
        var forked = directory.resolve("forked-public");
        TrialCommand.done("log", "export", forked.toString(), "--data", fork.toString());
        var home = machine("forked");
        assertThat(TrialCommand.failed(
                        "restore",
                        early.toString(),
                        "--data",
                        home.toString(),
                        "--checkpoint",
                        newest(),
                        "--accept-loss",
                        "--log",
                        forked.toString()))
                .contains("is another history");
        assertThat(home.resolve("pgdata")).doesNotExist();
    }

    @Test
    void aLogOfOtherKeysIsRefused() throws Exception {
        var home = machine("other-log-keys");
        Files.writeString(home.resolve("secrets/log-ed25519"), "ab".repeat(32) + "\n");
        assertThat(TrialCommand.failed("restore", early.toString(), "--data", home.toString(), "--unchecked"))
                .contains("was not signed with the keys");
        assertThat(home.resolve("pgdata")).doesNotExist();
    }

    private String data() {
        return directory.resolve("data").toString();
    }

    private String newest() {
        return published.resolve("checkpoint").toString();
    }

    /// Another machine, with the secrets that were kept apart.
    private Path machine(String name) throws IOException {
        var home = Files.createDirectories(directory.resolve(name));
        var secrets = Files.createDirectory(home.resolve("secrets"));
        try (var files = Files.list(directory.resolve("data/secrets"))) {
            for (var file : files.toList()) {
                Files.copy(file, secrets.resolve(file.getFileName()));
            }
        }
        return home;
    }

    private static void whatWasWrittenIsThereUpToOneMoment(Path home) throws Exception {
        try (var cluster = Cluster.start(home);
                var connection = DriverManager.getConnection(
                        cluster.jdbcUrl("anju"), cluster.superuser(), cluster.superuserPassword());
                var row = connection.createStatement().executeQuery("select count(*), max(n) from public.written")) {
            row.next();
            assertThat(row.getLong(1)).isPositive().isEqualTo(row.getLong(2));
        }
    }

    private static void everyCommittedEntryStandsOnce(Path home) throws Exception {
        try (var cluster = Cluster.start(home);
                var connection = DriverManager.getConnection(
                        cluster.jdbcUrl("anju"), cluster.superuser(), cluster.superuserPassword());
                var rows = connection.createStatement().executeQuery("""
                        select (select count(*) from oversight.access_entry),
                               (select count(*) from oversight.log_place),
                               (select count(*) from oversight.log_entry)
                               - (select count(*) from oversight.house_place),
                               (select size from oversight.log_head) - (select count(*) from oversight.house_place)
                        """)) {
            rows.next();
            assertThat(rows.getLong(1)).isGreaterThanOrEqualTo(500);
            for (int column = 2; column <= 4; column++) {
                assertThat(rows.getLong(column)).as("column %d", column).isEqualTo(rows.getLong(1));
            }
        }
    }

    private Process program(String... arguments) throws IOException {
        return builder(arguments)
                .redirectOutput(directory.resolve("output.txt").toFile())
                .start();
    }

    private static ProcessBuilder builder(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.anju.Anju"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }
}
