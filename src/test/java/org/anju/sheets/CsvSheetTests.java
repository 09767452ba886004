package org.anju.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.anju.shared.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSheetTests {

    private static final List<Column> WANTED = List.of(
            new Column("name", true, List.of("姓名", "name")),
            new Column("address", true, List.of("现住址", "address")),
            new Column("phone", false, List.of("电话")));

    @TempDir
    Path folder;

    private List<Row> rows(byte[] content) throws IOException {
        var file = Files.write(folder.resolve("file.xls"), content);
        var rows = new ArrayList<Row>();
        try (var sheet = Sheet.open(file, WANTED)) {
            sheet.forEach(rows::add);
            assertThat(sheet.bytesRead()).isEqualTo(sheet.size());
        }
        return rows;
    }

    private List<Row> rows(String content) throws IOException {
        return rows(content.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertProblem(
            String name, int argument, Object value, org.assertj.core.api.ThrowableAssert.ThrowingCallable open) {
        assertThatThrownBy(open).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.name()).isEqualTo(name);
            assertThat(problem.arguments()[argument]).isEqualTo(value);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|", "，"})
    void theSeparatorIsFoundOut(String separator) throws IOException {
        var text = "姓名,现住址,电话\r\n王五,\"朝阳路1号\",1\r\n".replace(",", separator);
        assertThat(rows(text)).containsExactly(new Row(2, List.of("王五", "朝阳路1号", "1")));
    }

    @Test
    void otherSeparatorsInsideCellsDoNotMislead() throws IOException {
        assertThat(rows("姓名;现住址;电话\n王五;a,b,c,d,e,f;1\n"))
                .containsExactly(new Row(2, List.of("王五", "a,b,c,d,e,f", "1")));
    }

    @Test
    void titlesAboveTheHeadingsAreLeftOutAndRowsAreNumberedAsTheProgramShowsThem() throws IOException {
        var text = "示例市实有人口登记表,,\n\n填表单位：,望江街道,\n姓名,现住址,电话\n王五,\"朝阳路\n1号\",1\n,,\n \n赵六,\"和\"\"平\"\"街\",\n";
        assertThat(rows(text))
                .containsExactly(new Row(5, List.of("王五", "朝阳路\n1号", "1")), new Row(8, List.of("赵六", "和\"平\"街", "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void everyLineEndIsUnderstoodAndTheLastMayBeMissing(String end) throws IOException {
        assertThat(rows("姓名,现住址" + end + "a,b" + end + "c,d"))
                .containsExactly(new Row(2, List.of("a", "b")), new Row(3, List.of("c", "d")));
    }

    @Test
    void aQuoteThatIsNeverClosedSwallowsNoRows() {
        assertProblem("sheet-quote-open", 1, 3, () -> rows("姓名,现住址\na,b\nc,\"d\ne,f\ng,h\n"));
        assertProblem("sheet-quote-open", 1, 3, () -> rows("姓名,现住址\na,b\nc,\"d\ne,f\ng,\"h\"\ni,j\n"));
        assertProblem("sheet-quote-open", 1, 2, () -> rows("姓名,现住址\nc,\"" + "d,e\n".repeat(100_000)));
        assertProblem("sheet-quote-open", 1, 2, () -> rows("姓名,现住址\nc,\"" + "d,e\n".repeat(10_000) + "\"\n"));
    }

    @Test
    void aQuoteInTheMiddleOfACellIsACharacter() throws IOException {
        assertThat(rows("姓名,现住址\na,5\"管\n")).containsExactly(new Row(2, List.of("a", "5\"管")));
    }

    @Test
    void theSameRowsComeBackFromEveryEncoding() throws IOException {
        var random = new Random(20);
        var letters = "a,\"\n王𬀩𬭚㐂ä€\uFFFD 　" + Character.toString(0x9FEB) + Character.toString(0x2B81C)
                + Character.toString(0x31350);
        int[] points = letters.codePoints().toArray();
        var text = new StringBuilder("姓名,现住址,电话\r\n");
        var expected = new ArrayList<Row>();
        for (int number = 2; number < 4000; number++) {
            var cells = new ArrayList<String>();
            for (int i = 0; i < 3; i++) {
                var cell = new StringBuilder("x");
                for (int n = random.nextInt(12); n > 0; n--) {
                    cell.appendCodePoint(points[random.nextInt(points.length)]);
                }
                cells.add(cell.toString());
                text.append(i == 0 ? "" : ",")
                        .append('"')
                        .append(cell.toString().replace("\"", "\"\""))
                        .append('"');
            }
            text.append("\r\n");
            expected.add(new Row(number, cells));
        }
        for (var encoding : List.of("UTF-8", "GB18030", "UTF-16LE", "UTF-16BE")) {
            boolean marked = encoding.startsWith("UTF-16");
            assertThat(rows((marked ? "\uFEFF" + text : text.toString()).getBytes(Charset.forName(encoding))))
                    .as(encoding)
                    .isEqualTo(expected);
        }
        assertThat(rows("\uFEFF" + text)).as("UTF-8 with mark").isEqualTo(expected);
        assertThat(rows(("\uFEFF" + text).getBytes(Charset.forName("GB18030"))))
                .as("GB18030 with mark")
                .isEqualTo(expected);
    }

    @Test
    void theEncodingIsToldByTheWholeFileNotItsBeginning() throws IOException {
        var ascii = "name,address\n" + "a,b\n".repeat(100_000);
        var chinese = (ascii + "王五,朝阳路\n").getBytes(Charset.forName("GB18030"));
        assertThat(rows(chinese).getLast().cells()).containsExactly("王五", "朝阳路");
        assertThat(rows(ascii + "𬀩,朝阳路\n").getLast().cells()).containsExactly("𬀩", "朝阳路");
    }

    @Test
    void aFileThatIsInNoEncodingIsRefusedWithThePlace() {
        var damaged = "姓名,现住址\n王五,朝阳路十二号院十四号楼二单元三零一室\n赵六,b\n".getBytes(StandardCharsets.UTF_8);
        damaged[damaged.length - 3] = (byte) 0xFF;
        assertProblem("sheet-encoding", 1, damaged.length - 2L, () -> rows(damaged));

        var chinese = "姓名,现住址\n王五,朝阳路\n".getBytes(Charset.forName("GB18030"));
        chinese[chinese.length - 2] = (byte) 0xFF;
        assertProblem("sheet-encoding", 1, chinese.length - 2L, () -> rows(chinese));

        var cut = "\uFEFF姓名,现住址\n王五,朝".getBytes(StandardCharsets.UTF_8);
        assertProblem("sheet-encoding", 1, cut.length - 2L, () -> rows(java.util.Arrays.copyOf(cut, cut.length - 1)));
    }

    @Test
    void damagedUtf8IsNotReadAsIfItWereChinese() {
        var text = "姓名,现住址\n" + "王五,朝阳路\n".repeat(20);
        var damaged = text.getBytes(StandardCharsets.UTF_8);
        int place = 100;
        while (damaged[place] != '\n') {
            place++;
        }
        damaged[place] = (byte) 0x81; // makes a pair with the byte after it in GB18030
        int fault = place;
        assertProblem("sheet-encoding", 1, fault + 1L, () -> rows(damaged));
    }

    @Test
    void otherFormatsAreNamed() {
        assertProblem(
                "sheet-format-unknown",
                1,
                "XLS",
                () -> rows(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1}));
        assertProblem("sheet-format-unknown", 1, "PDF", () -> rows("%PDF-1.7\n"));
        assertProblem("sheet-format-unknown", 1, "HTML", () -> rows("\uFEFF\n<html><table>"));
        assertProblem("sheet-format-unknown", 1, "XML", () -> rows("<?xml version=\"1.0\"?><Workbook/>"));
        assertProblem("sheet-format-unknown", 1, "binary", () -> rows("姓名,现住址\na\0,b\n"));
        assertProblem(
                "sheet-format-unknown", 1, "binary", () -> rows("a,b\nc,d\n".getBytes(StandardCharsets.UTF_16LE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", "\n\n  \n", ",,,\n,,\n"})
    void anEmptyFileIsCalledEmpty(String content) {
        assertProblem("sheet-empty", 0, "file.xls", () -> rows(content));
    }

    @Test
    void headingsThatNobodyKnowsAreShownBackWithWhatIsNeeded() {
        assertProblem("sheet-headings-unknown", 1, "甲 | 乙", () -> rows("甲,乙\n1,2\n"));
        assertProblem("sheet-headings-unknown", 2, "姓名 | 现住址", () -> rows("姓名,乙\n1,2\n"));
        assertProblem("sheet-headings-unknown", 0, "file.xls", () -> rows("t\n".repeat(10) + "姓名,现住址\n"));
    }

    @Test
    void headingsMayStandInTheTenthRow() throws IOException {
        assertThat(rows("t\n\n".repeat(9) + "姓名,现住址\na,b\n")).containsExactly(new Row(20, List.of("a", "b")));
    }

    @Test
    void aNumberThatASpreadsheetProgramShortenedIsMarked() throws IOException {
        var row = rows("姓名,现住址,电话,z,y\na,9.90103E+17,1.99430E+10,1.5E+1,19942992691\n")
                .getFirst();
        assertThat(row.lostDigits()).containsExactlyInAnyOrder(1, 2);
        assertThat(row.cells()).contains("9.90103E+17");
    }

    @Test
    void anUploadIsReadFromAStreamAndLeavesNoFileBehind() throws IOException {
        var content = "姓名,现住址\na,b\n".getBytes(StandardCharsets.UTF_8);
        long before = spools();
        try (var sheet = Sheet.open(new ByteArrayInputStream(content), "登记表.csv", WANTED)) {
            assertThat(spools()).isEqualTo(before + 1);
            assertThat(sheet).hasSize(1);
            assertThat(sheet.format()).isEqualTo("UTF-8");
            assertThat(sheet.headingRow()).isEqualTo(1);
        }
        assertProblem("sheet-empty", 0, "空.csv", () -> Sheet.open(InputStream.nullInputStream(), "空.csv", WANTED));
        assertThat(spools()).isEqualTo(before);
    }

    private static long spools() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("anju-upload-"))
                    .count();
        }
    }

    @Test
    void fiftyThousandRowsStreamByAndShowTheirProgress() throws IOException {
        var text = new StringBuilder("姓名,现住址\n");
        for (int i = 2; i <= 50_001; i++) {
            text.append("王五").append(i).append(",朝阳路").append(i).append("号\n");
        }
        var file = Files.writeString(folder.resolve("long.csv"), text);
        try (var sheet = Sheet.open(file, WANTED)) {
            int number = 1;
            long read = 0;
            for (var row : sheet) {
                assertThat(row.number()).isEqualTo(++number);
                assertThat(sheet.bytesRead()).isBetween(read, sheet.size());
                read = sheet.bytesRead();
                if (number == 100) {
                    assertThat(read).as("nothing is read ahead of need").isLessThan(sheet.size() / 4);
                }
            }
            assertThat(number).isEqualTo(50_001);
        }
    }
}
