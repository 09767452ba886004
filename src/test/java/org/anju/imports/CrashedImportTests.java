package org.anju.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.anju.shared.IdentityNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program killed in the middle of an import, as by a power cut: started again, it ends as if nothing had
/// happened.
class CrashedImportTests {

    private static final int PERSONS = 4_000;

    @TempDir
    Path directory;

    @Test
    void anImportThatWasKilledIsSimplyStartedAgain() throws Exception {
        var divisions = directory.resolve("divisions.csv");
        Files.writeString(divisions, "code,name,parent\n99,试省,\n9903,试市,99\n990301,试区,9903\n990301001,试街道,990301\n");
        Files.writeString(directory.resolve("dwellings.csv"), dwellings());
        Files.writeString(directory.resolve("residents.csv"), residents());
        run("divisions", divisions, null, false);
        run("dwellings", directory.resolve("dwellings.csv"), null, false);

        var killed = directory.resolve("killed.csv");
        run("residents", directory.resolve("residents.csv"), killed, true);
        var taken = verdicts(killed);
        assertThat(taken.size()).isBetween(1, PERSONS - 1);

        var rest = directory.resolve("rest.csv");
        run("residents", directory.resolve("residents.csv"), rest, false);
        var all = verdicts(rest);
        assertThat(all).hasSize(PERSONS);
        assertThat(all.values()).containsOnly("accepted", "already-known");
        taken.keySet().forEach(row -> assertThat(all.get(row)).as("row %d", row).isEqualTo("already-known"));

        var again = directory.resolve("again.csv");
        run("residents", directory.resolve("residents.csv"), again, false);
        assertThat(verdicts(again).values()).containsOnly("already-known");
    }

    private void run(String kind, Path file, @org.jspecify.annotations.Nullable Path report, boolean kill)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.anju.Anju",
                "import",
                kind,
                file.toString(),
                "--data",
                directory.resolve("data").toString()));
        if (report != null) {
            command.addAll(List.of("--report", report.toString()));
        }
        var output = directory.resolve("output.txt");
        var program = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (kill && report != null) {
            while (program.isAlive() && lines(report) < 700) {
                Thread.sleep(5);
            }
            assertThat(program.isAlive()).as(Files.readString(output)).isTrue();
            program.destroyForcibly().waitFor();
            return;
        }
        assertThat(program.waitFor(180, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).as(Files.readString(output)).isZero();
    }

    private static long lines(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) / 20 : 0;
    }

    static Map<Integer, String> verdicts(Path report) throws IOException {
        var verdicts = new HashMap<Integer, String>();
        for (var line : Files.readAllLines(report)) {
            var cells = line.split(",", -1);
            if (cells[0].matches("[0-9]+") && cells.length >= 4) {
                verdicts.put(Integer.parseInt(cells[0]), cells[1]);
            }
        }
        return verdicts;
    }

    static String dwellings() {
        var text = new StringBuilder("房屋编码,区划代码,标准地址,用途\n");
        for (int house = 1; house <= 100; house++) {
            for (int room = 1; room <= 10; room++) {
                text.append("D%d-%d,990301001,试市试区试街道长路%d号%d室,住宅\n".formatted(house, room, house, 100 + room));
            }
        }
        return text.toString();
    }

    static String residents() {
        return residents(0);
    }

    /// Other people for each number.
    static String residents(int others) {
        var text = new StringBuilder("姓名,证件号码,现住址,入住日期\n");
        for (int i = 0; i < PERSONS; i++) {
            var seventeen =
                    "990301" + (19600101 + (10 * others + i / 900) * 10_000) + String.format("%03d", 100 + i % 900);
            text.append("试%d,%s,试市试区试街道长路%d号%d室,2020-01-01\n"
                    .formatted(i, seventeen + IdentityNumber.checkCharacter(seventeen), 1 + i % 100, 101 + i % 10));
        }
        return text.toString();
    }
}
