package org.anju.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The server's programs, unpacked from the archive that is among our own jars (60 MB, 1,000 files).
record Programs(Path directory) {

    static final String MAJOR = "18";
    static final String VERSION = "18.6";

    /// Where the programs go when their user cannot come to the directory we would have them in; only root gets
    /// here.
    private static final Path COMMON = Path.of("/var/cache/anju");

    private static final FileAttribute<?> PASSABLE_AND_READABLE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"));

    private static final List<String> NEEDED = List.of("bin/postgres", "bin/initdb", "bin/pg_ctl");
    private static final String NAME = "postgres-" + VERSION;
    private static final String UNFINISHED = NAME + ".unfinished-";

    Path postgres() {
        return directory.resolve("bin/postgres");
    }

    Path initdb() {
        return directory.resolve("bin/initdb");
    }

    /// The programs where the user can run them: in the preferred directory, or else in one common to the
    /// machine.
    static Programs forUser(ProgramUser user, Path preferred) throws IOException, InterruptedException {
        Files.createDirectories(preferred, DurableFiles.PASSABLE_DIRECTORY);
        if (user.reaches(preferred)) {
            return unpacked(preferred);
        }
        try {
            Files.createDirectories(COMMON, PASSABLE_AND_READABLE);
            // We run what lies there: it must be nobody else's.
            if (ProgramUser.owner(COMMON) == 0
                    && !Files.getPosixFilePermissions(COMMON).contains(PosixFilePermission.OTHERS_WRITE)
                    && user.reaches(COMMON)) {
                return unpacked(COMMON);
            }
        } catch (IOException e) {
            var unreachable = new ClusterException(ClusterException.Reason.PROGRAMS_OUT_OF_REACH, preferred);
            unreachable.initCause(e);
            throw unreachable;
        }
        throw new ClusterException(ClusterException.Reason.PROGRAMS_OUT_OF_REACH, preferred);
    }

    /// Unpacks at first use. The directory gets its name only when all of it is on disk, so that a kill leaves
    /// nothing half.
    static synchronized Programs unpacked(Path parent) throws IOException {
        var programs = new Programs(parent.resolve(NAME));
        if (programs.complete()) {
            return programs;
        }
        removeUnfinished(parent);
        DurableFiles.deleteTree(programs.directory);
        var unfinished = parent.resolve(UNFINISHED + ProcessHandle.current().pid());
        try {
            unpack(archive(), unfinished);
            DurableFiles.rename(unfinished, programs.directory);
        } catch (IOException e) {
            DurableFiles.deleteTree(unfinished);
            // Another program may have unpacked the same at the same time.
            if (!programs.complete()) {
                throw e;
            }
        }
        return programs;
    }

    private boolean complete() {
        return NEEDED.stream().map(directory::resolve).allMatch(Files::isExecutable);
    }

    private static String archive() {
        var system = System.getProperty("os.name");
        var machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        var known = Optional.ofNullable(
                switch (machine) {
                    case "amd64", "x86_64" -> "/postgres-linux-x86_64.txz";
                    case "aarch64", "arm64" -> "/postgres-linux-arm_64.txz";
                    default -> null;
                });
        return known.filter(name -> system.equals("Linux") && Programs.class.getResource(name) != null)
                .orElseThrow(() -> new ClusterException(ClusterException.Reason.PLATFORM_UNSUPPORTED, system, machine));
    }

    private static void unpack(String archive, Path target) throws IOException {
        try (InputStream packed = Programs.class.getResourceAsStream(archive)) {
            if (packed == null) {
                throw new IOException("There is no " + archive + " among the jars.");
            }
            var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)));
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                place(entry, tar, target);
            }
        }
    }

    private static void place(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        var path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("The archive names a file outside itself: " + entry.getName());
        }
        // The archive does not name a directory before what lies in it.
        Files.createDirectories(entry.isDirectory() ? path : DurableFiles.directoryOf(path), PASSABLE_AND_READABLE);
        if (entry.isDirectory()) {
            Files.setPosixFilePermissions(path, permissions(entry.getMode()));
        } else if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(content, path);
            Files.setPosixFilePermissions(path, permissions(entry.getMode()));
            DurableFiles.force(path);
        } else {
            throw new IOException("The archive holds something we do not know: " + entry.getName());
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        var set = EnumSet.noneOf(PosixFilePermission.class);
        var all = PosixFilePermission.values(); // OWNER_READ … OTHERS_EXECUTE, from the highest of nine bits down
        for (var permission : all) {
            if ((mode >> (all.length - 1 - permission.ordinal()) & 1) == 1) {
                set.add(permission);
            }
        }
        return set;
    }

    /// What programs that are gone left half-unpacked; another that still runs may be at it right now.
    private static void removeUnfinished(Path parent) throws IOException {
        try (var found = Files.newDirectoryStream(parent, UNFINISHED + "*")) {
            for (var path : found) {
                var pid = Long.parseLong(path.getFileName().toString().substring(UNFINISHED.length()));
                var itsProgram = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
                if (pid == ProcessHandle.current().pid() || itsProgram.isEmpty()) {
                    DurableFiles.deleteTree(path);
                }
            }
        }
    }
}
