package org.anju.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTests {

    @TempDir
    Path parent;

    @Test
    void aHalfUnpackedTreeIsReplacedByAWholeOneWithItsModesAndLinks() throws Exception {
        // Of a killed program, of one that still runs (this test's parent process), and a named tree that
        // someone thinned out.
        var dead = Files.createDirectories(parent.resolve("postgres-18.6.unfinished-999999999/bin"));
        var alive = ProcessHandle.current().parent().orElseThrow().pid();
        var others = Files.createDirectories(parent.resolve("postgres-18.6.unfinished-" + alive));
        Files.createDirectories(parent.resolve("postgres-18.6/bin"));

        var programs = Programs.unpacked(parent);

        assertThat(dead.getParent()).doesNotExist();
        assertThat(others).exists();
        assertThat(permissions(programs.postgres())).isEqualTo("rwxr-xr-x");
        assertThat(permissions(programs.directory().resolve("share/postgresql/postgres.bki")))
                .isEqualTo("rw-r--r--");
        assertThat(programs.directory().resolve("lib/libpq.so.5")).isSymbolicLink();
        var version = ProgramUser.run(List.of(programs.postgres().toString(), "--version"));
        assertThat(version.said()).contains("(PostgreSQL) " + Programs.VERSION);

        var unpackedAt = Files.getLastModifiedTime(programs.directory());
        assertThat(Programs.unpacked(parent)).isEqualTo(programs);
        assertThat(Files.getLastModifiedTime(programs.directory())).isEqualTo(unpackedAt);
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
