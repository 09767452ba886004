package org.anju.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.accounts.Accounts;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.DivisionCode;
import org.anju.shared.PurposeCode;
import org.anju.shared.Verdict;
import org.anju.sheets.Sheet;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// An office's file, row by row: good rows go in, the others say why not, and the same file again changes
/// nothing.
@HouseTest
class OfficeImportTests {

    private static final List<String> HEADINGS =
            List.of("姓名", "性别", "证件类型", "证件号码", "出生日期", "户籍地", "现住址", "入住日期", "居住事由", "联系电话", "登记来源");

    @Autowired
    ApplicationContext house;

    @Autowired
    Imports imports;

    @Autowired
    Accounts accounts;

    @Autowired
    Residents residents;

    @TempDir
    Path directory;

    Neighbourhood street;

    @BeforeEach
    void aStreet() {
        street = Neighbourhood.build(house);
    }

    /// A row and the verdict that it must get.
    private record Expected(String verdict, String reason, List<String> cells) {}

    private List<Expected> rows() {
        var known = Neighbourhood.number();
        var twice = Neighbourhood.number();
        var rows = new ArrayList<Expected>();
        rows.add(row("accepted", "", "王小明", "", known, "", street.room(101), "2020-03-01"));
        rows.add(row("already-known", "", "王小明", "", known, "", street.room(101), "2020/3/1"));
        rows.add(row("held", "name-differs-from-register", "李小红", "", known, "", street.room(101), "2020-03-01"));
        rows.add(row("accepted", "", "王小明", "", known, "", street.room(102), "2021.5.6"));
        rows.add(row("accepted", "", "赵䶮𬀩", "", Neighbourhood.number(), "", street.room(103), "2019"));
        rows.add(row("accepted", "", "古丽娜尔·艾力", "", Neighbourhood.number(), "", street.room(104), "2019-07"));
        rows.add(row("accepted", "", "张 三", "", spaced(Neighbourhood.number()), "", street.room(201), "44562"));
        rows.add(row("accepted", "", "钱多", "", fullWidth(twice), "", street.room(202), "2021年5月1日"));
        rows.add(row("refused", "name-missing", "", "", Neighbourhood.number(), "", street.room(203), "2021-05-01"));
        rows.add(row("refused", "document-number-missing", "周一", "", "", "", street.room(203), "2021-05-01"));
        rows.add(row(
                "refused", "document-number-check-digit", "周二", "", wrongDigit(), "", street.room(203), "2021-05-01"));
        rows.add(
                row("refused", "document-number-form", "周三", "", "E1020119500101", "", street.room(203), "2021-05-01"));
        rows.add(row(
                "refused",
                "document-number-birth-date",
                "周四",
                "",
                "997201195013010014",
                "",
                street.room(203),
                "2021-05-01"));
        rows.add(row(
                "refused", "date-impossible", "周五", "", Neighbourhood.number(), "", street.room(203), "2021-02-30"));
        rows.add(
                row("refused", "date-in-future", "周六", "", Neighbourhood.number(), "", street.room(203), "2999-01-01"));
        rows.add(row(
                "held",
                "birth-date-differs-from-document-number",
                "吴一",
                "",
                Neighbourhood.number(),
                "1949-12-31",
                street.room(204),
                "2021-05-01"));
        rows.add(row(
                "held",
                "dwelling-unknown",
                "吴二",
                "",
                Neighbourhood.number(),
                "",
                "试验市试验区试验街道没有的路9号1栋1单元101室",
                "2021-05-01"));
        rows.add(new Expected(
                "accepted",
                "",
                List.of(
                        "SMITH JOHN",
                        "男",
                        "护照",
                        "E" + Neighbourhood.number().substring(9, 17),
                        "1980-01-01",
                        "",
                        street.room(301),
                        "2021-05-01",
                        "租住",
                        "",
                        "")));
        rows.add(new Expected(
                "accepted",
                "phone-unusable",
                List.of(
                        "郑一",
                        "",
                        "居民身份证",
                        Neighbourhood.number(),
                        "",
                        "997201",
                        street.room(302),
                        "2021-05-01",
                        "租住",
                        "12",
                        "")));
        rows.add(new Expected(
                "accepted",
                "",
                List.of("郑小宝", "女", "无", "", "2026-01-02", "", street.room(302), "2026-01-02", "随迁", "", "")));
        return rows;
    }

    private static Expected row(
            String verdict,
            String reason,
            String name,
            String sex,
            String number,
            String birth,
            String address,
            String from) {
        return new Expected(
                verdict, reason, List.of(name, sex, "居民身份证", number, birth, "997201", address, from, "租住", "", "本人申报"));
    }

    private static String wrongDigit() {
        var number = Neighbourhood.number();
        var last = number.charAt(17) == '1' ? '2' : '1';
        return number.substring(0, 17) + last;
    }

    private static String spaced(String number) {
        return " " + number.substring(0, 6) + " " + number.substring(6, 14) + " "
                + number.substring(14).toLowerCase(java.util.Locale.ROOT) + " ";
    }

    private static String fullWidth(String number) {
        return number.chars()
                .collect(StringBuilder::new, (text, c) -> text.append((char) (c + 0xFEE0)), StringBuilder::append)
                .toString();
    }

    private Path file(String form, List<Expected> rows) throws IOException {
        var path = directory.resolve("residents-" + form);
        if (form.equals("xlsx")) {
            try (var out = Files.newOutputStream(path);
                    var book = new Workbook(out, "test", "1.0")) {
                var sheet = book.newWorksheet("人口");
                for (int column = 0; column < HEADINGS.size(); column++) {
                    sheet.value(0, column, HEADINGS.get(column));
                    for (int row = 0; row < rows.size(); row++) {
                        sheet.value(row + 1, column, rows.get(row).cells().get(column));
                    }
                }
            }
            return path;
        }
        var charset = form.equals("gb18030") ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
        var text = new StringBuilder(form.equals("utf8") ? "\ufeff" : "")
                .append(String.join(",", HEADINGS))
                .append("\r\n");
        rows.forEach(row -> text.append(String.join(",", row.cells())).append("\r\n"));
        return Files.writeString(path, text, charset);
    }

    private Access access() {
        return accounts.systemAccess(new PurposeCode("office-import"), "T-2", Channel.IMPORT);
    }

    private List<Verdict> imported(Path file) {
        var verdicts = new ArrayList<Verdict>();
        try (var sheet = Sheet.open(file, ImportKind.RESIDENTS.columns())) {
            imports.run(
                    ImportKind.RESIDENTS, sheet, access(), rows -> rows.forEach(row -> verdicts.add(row.verdict())));
        }
        return verdicts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf8", "gb18030", "xlsx"})
    void everyRowGetsItsVerdictAndAgainNothingChanges(String form) throws IOException {
        var rows = rows();
        var file = file(form, rows);
        var headcount = residents.headcount(DivisionCode.read("997201"));
        var first = imported(file);
        for (int i = 0; i < rows.size(); i++) {
            var verdict = first.get(i);
            assertThat(verdict.kind().code())
                    .as("row %d of %s: %s", i + 2, form, verdict)
                    .isEqualTo(rows.get(i).verdict());
            assertThat(verdict.reason())
                    .as("row %d of %s", i + 2, form)
                    .isEqualTo(rows.get(i).reason());
        }
        assertThat(residents.headcount(DivisionCode.read("997201")) - headcount).isEqualTo(8);

        var again = imported(file);
        for (int i = 0; i < rows.size(); i++) {
            var before = rows.get(i).verdict();
            assertThat(again.get(i).kind().code())
                    .as("row %d of %s again", i + 2, form)
                    .isEqualTo(before.equals("accepted") ? "already-known" : before);
        }
        assertThat(residents.headcount(DivisionCode.read("997201")) - headcount).isEqualTo(8);
    }

    @Test
    void aTrialTellsTheSameAndKeepsNothing() throws IOException {
        var rows = rows();
        var file = file("utf8", rows);
        var headcount = residents.headcount(DivisionCode.read("997201"));
        Tally trial;
        try (var sheet = Sheet.open(file, ImportKind.RESIDENTS.columns())) {
            trial = imports.tryOut(ImportKind.RESIDENTS, sheet, access(), done -> {});
        }
        assertThat(residents.headcount(DivisionCode.read("997201"))).isEqualTo(headcount);
        var verdicts = imported(file);
        assertThat(trial.accepted())
                .isEqualTo(verdicts.stream()
                        .filter(v -> v.kind() == Verdict.Kind.ACCEPTED)
                        .count());
        assertThat(trial.held())
                .isEqualTo(verdicts.stream()
                        .filter(v -> v.kind() == Verdict.Kind.HELD)
                        .count());
    }
}
