package org.anju.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.anju.shared.Problem;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XlsxSheetTests {

    private static final List<Column> WANTED =
            List.of(new Column("name", true, List.of("姓名")), new Column("number", true, List.of("证件号码")));
    private static final String HEADINGS = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>姓名</t></is></c>"
            + "<c r=\"B1\" t=\"inlineStr\"><is><t>证件号码</t></is></c></row>";

    private static List<Row> rows(byte[] book) {
        var rows = new ArrayList<Row>();
        try (var sheet = Sheet.open(new ByteArrayInputStream(book), "登记表.csv", WANTED)) {
            sheet.forEach(rows::add);
        }
        return rows;
    }

    /// A workbook with one sheet made by hand, for what no library writes.
    private static Map<String, String> book(String rows) {
        var parts = new LinkedHashMap<String, String>();
        parts.put("_rels/.rels", links("officeDocument", "xl/workbook.xml"));
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns=\"m\" xmlns:r=\"r\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        parts.put("xl/_rels/workbook.xml.rels", links("worksheet", "/xl/worksheets/sheet1.xml"));
        parts.put("xl/worksheets/sheet1.xml", "<worksheet xmlns=\"m\"><sheetData>" + rows + "</sheetData></worksheet>");
        return parts;
    }

    private static String links(String... kindsAndTargets) {
        var links = new StringBuilder("<Relationships xmlns=\"p\">");
        for (int i = 0; i < kindsAndTargets.length; i += 2) {
            links.append("<Relationship Id=\"rId%d\" Type=\"http://x/%s\" Target=\"%s\"/>"
                    .formatted(i / 2 + 1, kindsAndTargets[i], kindsAndTargets[i + 1]));
        }
        return links.append("</Relationships>").toString();
    }

    private static byte[] zipped(Map<String, String> parts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static List<Row> rows(String rows) throws IOException {
        return rows(zipped(book(HEADINGS + rows)));
    }

    @Test
    void aWorkbookReadsAsItLooks() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "test", "1.0")) {
            var sheet = book.newWorksheet("实有人口");
            sheet.value(0, 0, "示例市实有人口登记表");
            sheet.value(2, 0, "姓名");
            sheet.value(2, 1, "证件号码");
            sheet.value(3, 0, "魏𬀩");
            sheet.value(3, 1, "990103197110298262");
            sheet.value(3, 2, LocalDate.of(2013, 12, 30));
            sheet.style(3, 2).format("yyyy-mm-dd").set();
            sheet.value(3, 3, LocalDate.of(2013, 6, 1));
            sheet.style(3, 3).format("yyyy年m月").set();
            sheet.value(3, 4, 19942992691L);
            sheet.value(3, 5, 114.102037);
            sheet.value(3, 6, LocalDateTime.of(2013, 12, 30, 8, 5));
            sheet.style(3, 6).format("yyyy/m/d h:mm").set();
            sheet.value(3, 7, true);
            sheet.value(6, 1, 990103197110298262L);
            sheet.value(6, 0, "赵六");
            sheet.value(6, 9, "  ");
        }
        var rows = rows(bytes.toByteArray());
        assertThat(rows)
                .extracting(Row::number, Row::cells)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                4,
                                List.of(
                                        "魏𬀩",
                                        "990103197110298262",
                                        "2013-12-30",
                                        "2013-06",
                                        "19942992691",
                                        "114.102037",
                                        "2013-12-30T08:05",
                                        "TRUE")),
                        org.assertj.core.groups.Tuple.tuple(7, rows.getLast().cells()));
        assertThat(rows.getFirst().lostDigits()).isEmpty();
        assertThat(rows.getLast().lostDigits()).containsExactly(1);
        assertThat(rows.getLast().cells()).startsWith("赵六", "990103197110298262");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "General | 42 | 42 | false",
                "General | 42.0 | 42 | false",
                "General | 1.9942992691E10 | 19942992691 | false",
                "General | 0.30000000000000004 | 0.3 | false",
                "General | 114.10203700000001 | 114.102037 | false",
                "General | 1E-7 | 0.0000001 | false",
                "General | -5 | -5 | false",
                "General | 100 | 100 | false",
                "General | 999999999999999 | 999999999999999 | false",
                "General | 9.9010319711029798E+17 | 990103197110297980 | true",
                "0 | 990103197110298000 | 990103197110298000 | true",
                "General | 1E999999999 | 1E999999999 | false",
                "000000 | 10001 | 010001 | false",
                "0.00E+00 | 44562 | 44562 | false",
                "yyyy/m/d;@ | 44562 | 2022-01-01 | false",
                "yyyy\"年\"m\"月\"d\"日\" | 44562 | 2022-01-01 | false",
                "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy | 44562 | 2022-01-01 | false",
                "yyyy-mm | 44562 | 2022-01 | false",
                "yyyy-mm | 44563 | 2022-01-02 | false",
                "yyyy | 44562 | 2022 | false",
                "h:mm | 0.5 | 12:00 | false",
                "[h]:mm | 44562.5 | 2022-01-01T12:00 | false",
                "yyyy-mm-dd hh:mm | 44562.99999999 | 2022-01-02 | false",
                "yyyy-mm-dd | 1 | 1900-01-01 | false",
                "yyyy-mm-dd | 59 | 1900-02-28 | false",
                "yyyy-mm-dd | 60 | 1900-02-29 | false",
                "yyyy-mm-dd | 61 | 1900-03-01 | false",
                "yyyy-mm-dd | 2958465 | 9999-12-31 | false",
                "yyyy-mm-dd | 2958466 | 2958466 | false",
                "yyyy-mm-dd | -1 | -1 | false"
            })
    void aNumberSaysWhatItsFormatShows(String code, String stored, String text, boolean lost) {
        var format = CellFormat.of(code);
        assertThat(format.text(stored, false)).isEqualTo(text);
        assertThat(format.loses(stored)).isEqualTo(lost);
    }

    @Test
    void formatsThatAreOnlyNumberedAreKnownAndDaysMayCountFrom1904() throws IOException {
        var parts = book(
                HEADINGS
                        + "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>43100</v></c><c r=\"B2\" s=\"2\"><v>43100</v></c><c r=\"C2\" s=\"3\"><v>7</v></c></row>");
        parts.put("xl/_rels/workbook.xml.rels", links("worksheet", "worksheets/sheet1.xml", "styles", "styles.xml"));
        parts.put(
                "xl/styles.xml",
                "<styleSheet xmlns=\"m\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"000\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                        + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"57\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>");
        assertThat(rows(zipped(parts))).containsExactly(new Row(2, List.of("2017-12-31", "2017-12-31", "007")));
        parts.compute("xl/workbook.xml", (_, xml) -> xml.replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>"));
        assertThat(rows(zipped(parts))).containsExactly(new Row(2, List.of("2022-01-01", "2022-01", "007")));
    }

    @Test
    void sharedTextsKeepRareCharactersRichTextAndEscapesButNoReadings() throws IOException {
        var parts = book(HEADINGS
                + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" t=\"s\"><v>1</v></c><c r=\"C2\" t=\"s\"><v>2</v></c><c r=\"D2\" t=\"s\"><v>3</v></c></row>"
                + "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>2</v></c></row>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                links("worksheet", "worksheets/sheet1.xml", "sharedStrings", "sharedStrings.xml"));
        parts.put(
                "xl/sharedStrings.xml",
                "<sst xmlns=\"m\"><si><t>魏&#x2C029;𬭚</t></si><si><r><rPr/><t>朝阳</t></r><r><t xml:space=\"preserve\"> 路</t></r></si>"
                        + "<si><t>王五</t><rPh sb=\"0\" eb=\"1\"><t>wang</t></rPh><phoneticPr fontId=\"1\"/></si><si><t>a_x000D_b_x005F_x000D_&amp;<![CDATA[<c>]]>_x</t></si></sst>");
        assertThat(rows(zipped(parts)))
                .containsExactly(
                        new Row(2, List.of("魏𬀩𬭚", "朝阳 路", "王五", "a\rb_x000D_&<c>_x")),
                        new Row(3, List.of("", "", "王五").subList(2, 3)));
    }

    @Test
    void missingCellsLeaveGapsAndBlankRowsAreCounted() throws IOException {
        assertThat(rows("<row/><row r=\"4\"><c r=\"B4\" t=\"str\"><f>x</f><v>x&lt;y</v></c><c r=\"AB4\"/></row>"
                        + "<row r=\"9\" ht=\"20\"><c r=\"A9\" t=\"inlineStr\"><is><t> </t></is></c></row>"
                        + "<row><c t=\"e\"><v>#N/A</v></c><c/><c><v>1</v></c></row>"))
                .containsExactly(new Row(4, List.of("", "x<y")), new Row(10, List.of("#N/A", "", "1")));
    }

    @Test
    void instructionsAndHiddenSheetsBeforeTheTableArePassedOver() throws IOException {
        var parts = book("<row r=\"1\"><c t=\"inlineStr\"><is><t>填写说明</t></is></c></row>");
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns=\"m\" xmlns:r=\"r\"><sheets><sheet name=\"字典\" state=\"veryHidden\" r:id=\"rId2\"/><sheet name=\"说明\" r:id=\"rId1\"/><sheet name=\"人口\" r:id=\"rId2\"/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                links("worksheet", "worksheets/sheet1.xml", "worksheet", "worksheets/sheet2.xml"));
        parts.put(
                "xl/worksheets/sheet2.xml",
                "<worksheet><sheetData>" + HEADINGS + "<row r=\"2\"><c><v>1</v></c></row></sheetData></worksheet>");
        try (var sheet = Sheet.open(new ByteArrayInputStream(zipped(parts)), "a.xlsx", WANTED)) {
            assertThat(sheet).containsExactly(new Row(2, List.of("1")));
            assertThat(sheet.otherTabs()).containsExactly("说明");
            assertThat(sheet.format()).isEqualTo("XLSX");
        }
    }

    @Test
    void rareCharactersSurviveAtEveryPlaceInTheFile() throws IOException {
        var random = new Random(7);
        var xml = new StringBuilder();
        var expected = new ArrayList<Row>();
        for (int number = 2; number < 3000; number++) {
            var name = "x".repeat(random.nextInt(7)) + "𬀩𬭚㐂é" + Character.toString(0x31350);
            xml.append("<row r=\"%d\"><c r=\"A%d\" t=\"inlineStr\"><is><t>%s</t></is></c></row>"
                    .formatted(number, number, name));
            expected.add(new Row(number, List.of(name)));
        }
        assertThat(rows(xml.toString())).isEqualTo(expected);
    }

    @Test
    void otherArchivesAreNotTakenForWorkbooks() throws IOException {
        assertProblem(
                "sheet-format-unknown", zipped(Map.of("mimetype", "application/vnd.oasis.opendocument.spreadsheet")));
        assertProblem(
                "sheet-format-unknown", zipped(Map.of("_rels/.rels", links("officeDocument", "xl/workbook.bin"))));
        assertProblem(
                "sheet-format-unknown",
                zipped(Map.of(
                        "_rels/.rels",
                        links("officeDocument", "word/document.xml"),
                        "word/document.xml",
                        "<document/>")));
    }

    private static void assertProblem(String name, byte[] file) {
        assertThatThrownBy(() -> rows(file))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.name()).isEqualTo(name));
    }

    @Test
    void aDamagedWorkbookIsRefusedNotHalfRead() throws IOException {
        var whole = zipped(book(HEADINGS + "<row r=\"2\"><c><v>1</v></c></row>"));
        assertProblem("sheet-broken", java.util.Arrays.copyOf(whole, whole.length - 30));
        assertProblem("sheet-broken", zipped(book(HEADINGS + "<row r=\"2\"><c t=\"s\"><v>5</v></c></row>")));
        assertProblem("sheet-broken", zipped(book(HEADINGS + "<row r=\"2\"></row><row r=\"2\"></row>")));
        assertProblem("sheet-broken", zipped(book(HEADINGS + "<row r=\"2000000\"></row>")));
        assertProblem("sheet-broken", zipped(book(HEADINGS + "<row r=\"2\"><c r=\"ZZZZZZ2\"/></row>")));
        assertProblem("sheet-broken", zipped(book(HEADINGS + "<row r=\"2\"><c")));
        assertProblem("sheet-empty", zipped(book("")));
        assertProblem("sheet-headings-unknown", zipped(book("<row r=\"1\"><c><v>1</v></c></row>")));
    }

    @Test
    void aBombDoesNotFillTheMemory() throws IOException {
        assertProblem(
                "sheet-broken",
                zipped(book(HEADINGS + "<row r=\"2\"><c><v>" + "1".repeat(9_000_000) + "</v></c></row>")));
        assertProblem(
                "sheet-broken", zipped(book(HEADINGS + "<row r=\"2\"><c x=\"" + "1".repeat(9_000_000) + "\"/></row>")));
        var entities = book(HEADINGS + "<row r=\"2\"><c t=\"str\"><v>&b;</v></c></row>");
        entities.compute(
                "xl/worksheets/sheet1.xml",
                (_, xml) -> "<!DOCTYPE x [<!ENTITY b SYSTEM \"file:///etc/hostname\">]>" + xml);
        assertThat(refusedOrRows(zipped(entities))).isIn(List.of(), null);
    }

    @Test
    void aByteThatTurnedGivesARefusalOrRowsButNeverACrash() throws IOException {
        var parts = book(HEADINGS
                + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>王五</t></is></c><c r=\"B2\"><v>12</v></c></row>");
        var sheet = parts.get("xl/worksheets/sheet1.xml");
        var random = new Random(3);
        for (int i = 0; i < 300; i++) {
            var text = new StringBuilder(sheet);
            text.setCharAt(random.nextInt(text.length()), "<>/\"&=x1 ".charAt(random.nextInt(9)));
            parts.put("xl/worksheets/sheet1.xml", text.toString());
            refusedOrRows(zipped(parts));
        }
    }

    private static @org.jspecify.annotations.Nullable List<Row> refusedOrRows(byte[] file) {
        try {
            return rows(file);
        } catch (Problem problem) {
            assertThat(problem.name()).startsWith("sheet-");
            return null;
        }
    }

    @Test
    void fiftyThousandRowsOfSharedTextsStreamBy() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "test", "1.0")) {
            var sheet = book.newWorksheet("a");
            sheet.value(0, 0, "姓名");
            sheet.value(0, 1, "证件号码");
            for (int i = 1; i <= 50_000; i++) {
                sheet.value(i, 0, "王五" + i);
                sheet.value(i, 1, "99010319711029" + i);
            }
        }
        try (var sheet = Sheet.open(new ByteArrayInputStream(bytes.toByteArray()), "a.xlsx", WANTED)) {
            int number = 1;
            for (var row : sheet) {
                number++;
                assertThat(row.number()).isEqualTo(number);
                assertThat(sheet.headings().in(row, "name")).contains("王五" + (number - 1));
                if (number == 10_000) {
                    assertThat(sheet.bytesRead()).isBetween(sheet.size() / 10, sheet.size() / 3);
                }
            }
            assertThat(number).isEqualTo(50_001);
        }
    }
}
