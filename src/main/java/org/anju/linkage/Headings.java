package org.anju.linkage;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Guesses what the columns of a file are: first by their headings in English and Chinese, then by what stands
/// in them.
public final class Headings {

    private static final Set<String> IDS = Set.of("id", "recid", "uniqueid", "recordid", "rowid", "编号", "记录编号", "记录号");

    /// Columns that say which records belong together already, or where they come from: a linkage that looked
    /// at them would only repeat them.
    private static final Set<String> TELLING = Set.of(
            "cluster",
            "clusterid",
            "truth",
            "truthid",
            "label",
            "entityid",
            "entity",
            "groupid",
            "group",
            "sourcedataset",
            "source",
            "matchid",
            "trueid",
            "personid",
            "person",
            "序号",
            "分组");

    private record Hint(Role role, Kind kind, Pattern heading) {}

    private static final List<Hint> HINTS = List.of(
            hint(
                    Role.IDENTITY,
                    Kind.IDENTITY,
                    "identity|identitynumber|idnumber|idcard|idcardnumber|documentnumber|身份证|身份证号|身份证号码|公民身份号码|证件号|证件号码"),
            hint(Role.GIVEN_NAME, Kind.NAME, "givennames?|firstnames?|forenames?|christianname|名"),
            hint(Role.SURNAME, Kind.NAME, "surname|lastname|familyname|姓|姓氏"),
            hint(Role.FULL_NAME, Kind.NAME, "name|fullname|personname|firstandsurname|姓名|名字"),
            hint(Role.OTHER, Kind.NAME, "(middle|second|other|former|maiden|mothers?|fathers?)(sur)?names?|曾用名|别名"),
            hint(Role.SEX, Kind.CODE, "sex|gender|性别"),
            hint(Role.BIRTH, Kind.DATE, "dob|birth|born|(dateof)?birth(date|day)?|birthdate|出生|出生日期|出生年月|生日"),
            hint(
                    Role.PHONE,
                    Kind.CODE,
                    "(tele)?phone(number|no)?|mobile(phone|number)?|cellphone|tel|电话|电话号码|手机|手机号|手机号码|联系电话|联系方式"),
            hint(
                    Role.DWELLING,
                    Kind.TEXT,
                    "dwelling|household|householdid|residence|address|fulladdress|住址|地址|现住址|现住地址|居住地址|居住地|详细地址"),
            hint(Role.DWELLING, Kind.CODE, "dwellingid|dwellingcode|houseid|房屋编号|房屋编码|房号"),
            hint(
                    Role.HOME,
                    Kind.TEXT,
                    "hometown|nativeplace|homedivision|birthplace|placeofbirth|籍贯|户籍|户籍地|户籍地址|户籍所在地|出生地"),
            hint(Role.OTHER, Kind.DATE, ".*date|date.*|.*日期"),
            hint(
                    Role.OTHER,
                    Kind.CODE,
                    "post ?code.*|zip ?code|zip|state|province|country|soc.*|ssn|.*code|邮编|邮政编码|民族代码"),
            hint(Role.OTHER, Kind.NUMBER, "street(number|no)|house(number|no)|age|门牌号?|年龄"),
            hint(Role.OTHER, Kind.TEXT, "street.*|address.*|suburb|city|town|occupation|job|email.*|职业|工作单位|邮箱"));

    private static final Pattern DAY = Pattern.compile(
            "[12][0-9]{3}(([-/.年])[0-9]{1,2}([-/.月日].*)?|[01][0-9][0-3][0-9])|[0-9]{1,2}[-/.][0-9]{1,2}[-/.][12][0-9]{3}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private Headings() {}

    private static Hint hint(Role role, Kind kind, String heading) {
        return new Hint(role, kind, Pattern.compile(heading));
    }

    /// The column in which the ids stand.
    public static Optional<Integer> id(List<String> headings) {
        return IntStream.range(0, headings.size())
                .filter(column -> IDS.contains(plain(headings.get(column))))
                .boxed()
                .findFirst();
    }

    /// What each column is; empty where it is not compared.
    ///
    /// @param sample some rows of the file
    public static List<Optional<Field>> fields(List<String> headings, List<List<String>> sample) {
        var id = id(headings);
        var fields = new ArrayList<Optional<Field>>();
        for (int column = 0; column < headings.size(); column++) {
            int at = column;
            var values = sample.stream()
                    .filter(row -> at < row.size() && !row.get(at).isBlank())
                    .map(row -> row.get(at).strip())
                    .toList();
            boolean compared = id.filter(ids -> ids == at).isEmpty()
                    && !TELLING.contains(plain(headings.get(column)))
                    && !values.isEmpty();
            fields.add(compared ? Optional.of(field(headings.get(column), values)) : Optional.empty());
        }
        return withoutRepeats(fields);
    }

    private static Field field(String heading, List<String> values) {
        var plain = plain(heading);
        for (var hint : HINTS) {
            if (hint.heading().matcher(plain).matches()) {
                var kind = fitting(hint, values);
                if (kind.isPresent()) {
                    return new Field(heading.strip(), kind.get(), hint.role());
                }
            }
        }
        return new Field(heading.strip(), byValues(values), Role.OTHER);
    }

    /// The kind that a heading promises, if the values keep it. A number is only an identity number if its
    /// check digit says so, nearly always.
    private static Optional<Kind> fitting(Hint hint, List<String> values) {
        return switch (hint.kind()) {
            case IDENTITY ->
                share(values, value -> Normal.of(Kind.IDENTITY, value).charAt(0) != Normal.UNVERIFIED) > 0.9
                        ? Optional.of(Kind.IDENTITY)
                        : Optional.empty();
            case DATE -> share(values, Headings::day) > 0.3 ? Optional.of(Kind.DATE) : Optional.empty();
            case TEXT ->
                Optional.of(
                        hint.role() != Role.OTHER
                                        && share(
                                                        values,
                                                        value -> DIGITS.matcher(value)
                                                                .matches())
                                                > 0.9
                                ? Kind.CODE
                                : Kind.TEXT);
            case NUMBER ->
                Optional.of(share(values, value -> DIGITS.matcher(value).matches()) > 0.5 ? Kind.NUMBER : Kind.CODE);
            case NAME, CODE -> Optional.of(hint.kind());
        };
    }

    private static Kind byValues(List<String> values) {
        if (share(values, Headings::day) > 0.8) {
            return Kind.DATE;
        }
        if (share(values, value -> DIGITS.matcher(value).matches()) > 0.8) {
            return values.stream().mapToInt(String::length).average().orElse(0) > 3.5 ? Kind.CODE : Kind.NUMBER;
        }
        return share(values, value -> value.chars().anyMatch(c -> c >= '0' && c <= '9') && value.indexOf(' ') < 0) > 0.7
                ? Kind.CODE
                : Kind.TEXT;
    }

    private static boolean day(String value) {
        return DAY.matcher(value).matches();
    }

    private static double share(List<String> values, java.util.function.Predicate<String> of) {
        return (double) values.stream().filter(of).count() / values.size();
    }

    /// A whole name beside its parts would count the same agreement twice.
    private static List<Optional<Field>> withoutRepeats(List<Optional<Field>> fields) {
        boolean given = has(fields, Role.GIVEN_NAME);
        boolean surname = has(fields, Role.SURNAME);
        boolean whole = false;
        var kept = new ArrayList<Optional<Field>>();
        for (var field : fields) {
            boolean full = field.filter(f -> f.role() == Role.FULL_NAME).isPresent();
            kept.add(full && ((given && surname) || whole) ? Optional.empty() : field);
            whole |= full;
        }
        return List.copyOf(kept);
    }

    private static boolean has(List<Optional<Field>> fields, Role role) {
        return fields.stream()
                .anyMatch(field -> field.filter(f -> f.role() == role).isPresent());
    }

    /// Headings are the same where only case, spaces and signs differ.
    public static String plain(String heading) {
        return Normalizer.normalize(heading, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
