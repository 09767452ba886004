package org.anju.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that fills up: nothing acknowledged is lost, and with room again the database goes on, by itself.
/// Needs a small disk of its own, hence root; left out, and said so, elsewhere.
class FullDiskTests {

    private static final String SIZE = "size=160m";
    private static final int ROW_BYTES = 100_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @Test
    void nothingAcknowledgedIsLostWhenTheDiskIsFull() throws Exception {
        var disk = Files.createDirectory(directory.resolve("disk"));
        var mounted = mounted(disk);
        if (!mounted) {
            System.out.println("FULL DISK LEFT OUT: a small disk cannot be mounted here.");
        }
        assumeTrue(mounted, "A small disk cannot be mounted here.");
        try {
            fillAndGoOn(disk);
        } finally {
            ran("umount", disk.toString());
        }
    }

    private static void fillAndGoOn(Path disk) throws Exception {
        var filler = Files.write(disk.resolve("filler"), new byte[30 << 20]);
        try (var cluster = Cluster.start(disk.resolve("home"), Trial.settings())) {
            Trial.tell(
                    cluster,
                    "create table deed (number integer primary key, text text not null)",
                    "alter table deed alter text set storage external");
            int acknowledged = 0;
            try {
                while (acknowledged < 10_000) {
                    Trial.tell(cluster, insert(acknowledged + 1));
                    acknowledged++;
                }
            } catch (SQLException full) {
                // The server may have refused the row, or ended because it could not write its log.
                assertThat(String.valueOf(full.getSQLState())).matches("53100|57P0.|08...|58...");
            }
            assertThat(acknowledged).isBetween(10, 9_999);
            Files.delete(filler);
            int last = acknowledged;
            Trial.persist(PATIENCE, () -> {
                Trial.tell(cluster, insert(last + 2));
                return last;
            });
            assertThat(Trial.ask(cluster, "select count(*) from deed where number <= " + last))
                    .isEqualTo(String.valueOf(last));
        }
    }

    private static String insert(int number) {
        return "insert into deed values (%d, repeat(md5('%d'), %d)) on conflict do nothing"
                .formatted(number, number, ROW_BYTES / 32);
    }

    private static boolean mounted(Path disk) throws IOException, InterruptedException {
        return System.getProperty("user.name").equals("root")
                && ran("mount", "-t", "tmpfs", "-o", SIZE + ",mode=0711", "tmpfs", disk.toString());
    }

    private static boolean ran(String... command) throws IOException, InterruptedException {
        return ProgramUser.run(List.of(command)).succeeded();
    }
}
