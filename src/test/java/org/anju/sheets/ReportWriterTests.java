package org.anju.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportWriterTests {

    @TempDir
    Path folder;

    @Test
    void aReportOpensInASpreadsheetProgram() throws IOException {
        var file = folder.resolve("report.csv");
        try (var report = ReportWriter.create(file)) {
            report.write(2, "accepted", "", "");
            report.write(3, "refused", "date-impossible", "入住日期 2031-02-30, \"两次\"\n换行");
        }
        assertThat(Files.readString(file))
                .isEqualTo("\uFEFFrow,verdict,reason,detail\r\n2,accepted,,\r\n"
                        + "3,refused,date-impossible,\"入住日期 2031-02-30, \"\"两次\"\" 换行\"\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "=HYPERLINK(1) | '=HYPERLINK(1)",
                "+861 | '+861",
                "-1 | '-1",
                "@SUM(A1) | '@SUM(A1)",
                "＝1 | '＝1",
                "~\tx~ | ~\"'\tx\"~",
                "1=1 | 1=1",
                "王五 | 王五",
                "a;b | \"a;b\""
            })
    void aCellIsNeverAFormula(String written, String cell) {
        assertThat(ReportWriter.cell(written)).isEqualTo(cell);
    }

    @Test
    void onlyWholeLinesReachTheFileBeforeTheEnd() throws IOException {
        var file = folder.resolve("report.csv");
        try (var report = ReportWriter.create(file)) {
            for (int row = 2; row < 20_000; row++) {
                report.write(row, "held", "dwelling-unknown", "朝阳路𬀩");
                if (row % 500 == 0) {
                    assertThat(Files.readString(file)).endsWith("\r\n");
                }
            }
            report.flush();
            assertThat(Files.readString(file)).endsWith("19999,held,dwelling-unknown,朝阳路𬀩\r\n");
        }
    }

    @Test
    void afterAKillTheReportGoesOnBehindTheLastCommittedRow() throws IOException {
        var file = folder.resolve("report.csv");
        try (var report = ReportWriter.create(file)) {
            report.write(2, "accepted", "", "王𬀩é");
            report.write(3, "accepted", "", "");
            report.write(4, "accepted", "", "of a batch that was not committed");
        }
        Files.writeString(file, "5,acc", StandardOpenOption.APPEND);
        try (var report = ReportWriter.resume(file, 3)) {
            report.write(4, "held", "", "");
        }
        assertThat(Files.readAllLines(file))
                .containsExactly("\uFEFFrow,verdict,reason,detail", "2,accepted,,王𬀩é", "3,accepted,,", "4,held,,");
    }

    @Test
    void aReportThatIsGoneIsBegunAgain() throws IOException {
        var file = folder.resolve("report.csv");
        ReportWriter.resume(file, 7).close();
        assertThat(Files.readString(file)).isEqualTo("\uFEFFrow,verdict,reason,detail\r\n");
        ReportWriter.create(file).close();
        assertThat(Files.readString(file)).isEqualTo("\uFEFFrow,verdict,reason,detail\r\n");
    }
}
