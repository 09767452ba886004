package org.anju.places;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anju.shared.DivisionCode;

/// A dwelling's address as somebody might write it.
///
/// @param dwelling which one is meant
/// @param way what was done to the text, for the figures
record RewrittenAddress(String text, int dwelling, String way) {

    private static final Pattern STANDARD = Pattern.compile(
            "(?<street>.*?)(?<number>[0-9]+)号(?:(?<building>[0-9]+)栋)?(?:(?<unit>[0-9]+)单元)?(?:(?<room>[0-9]+)室)?");
    private static final String TRADITIONAL = "號棟單層樓區縣鎮鄉東";
    private static final String SIMPLIFIED = "号栋单层楼区县镇乡东";
    private static final List<String> NOTES = List.of("（东侧）", "（已核实）", "(原粮站宿舍)", "【租户自报】", "（近菜市场）");
    private static final List<String> GAPS = List.of(" ", "，", "　", ",", "、");

    /// What is written of the divisions above.
    private record Upper(String way, String text) {}

    static RewrittenAddress of(StandardAddress dwelling, int index, Random random, Places places) {
        var path = places.path(new DivisionCode(dwelling.division())).stream()
                .map(DivisionName::name)
                .toList();
        var province = path.get(0);
        var city = path.get(1);
        var county = path.get(2);
        var town = path.get(3);
        var above = city + county + town;
        var door = STANDARD.matcher(dwelling.text().substring(above.length()));
        if (!dwelling.text().startsWith(above) || !door.matches()) {
            throw new IllegalStateException("Not a standard address of the town: " + dwelling.text());
        }
        var upper = upper(province, city, county, town, random);
        if (random.nextInt(40) == 0) {
            return written(upper, door.group("street") + withoutUnit(door, random), index, "without unit");
        }
        var way = random.nextInt(10);
        var street = door.group("street");
        return switch (way) {
            case 0 -> written(upper, street + plain(door, random), index, "plain");
            case 1 -> written(upper, street + chain(door, random), index, "chain");
            case 2 -> written(upper, street + numerals(door, random), index, "numerals");
            case 3 -> written(upper, wide(street + plain(door, random)), index, "full width");
            case 4 -> written(upper, traditional(street + plain(door, random)), index, "traditional");
            case 5 -> written(upper, street + plain(door, random) + pick(NOTES, random), index, "note");
            case 6 -> written(upper, street + storeyed(door, random), index, "storey");
            case 7 -> written(upper, street + spaced(door, random), index, "spaced");
            case 8 -> written(upper, street + slip(door, random), index, "slip");
            default -> written(upper, street + bare(door, random), index, "bare");
        };
    }

    /// The same house with a room that nobody built there, or the next house.
    static StandardAddress elsewhere(StandardAddress dwelling, Random random) {
        var text = dwelling.text();
        var moved = text.endsWith("室")
                ? text.replaceFirst("([0-9]+)室$", random.nextBoolean() ? "9$1室" : "77室")
                : text.replaceFirst("([0-9]+)号", "$1" + (1 + random.nextInt(9)) + "号");
        return new StandardAddress(dwelling.division(), moved);
    }

    private static RewrittenAddress written(Upper upper, String rest, int dwelling, String way) {
        return new RewrittenAddress(upper.text() + rest, dwelling, way);
    }

    private static Upper upper(String province, String city, String county, String town, Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> new Upper("none", "");
            case 1 -> new Upper("province", province + city + county + town);
            case 2 -> new Upper("county", county);
            case 3 -> new Upper("county and town", county + town);
            case 4 -> new Upper("city and county", city + county);
            case 5 -> new Upper("town", town);
            case 6 -> new Upper("short county", brief(county) + town);
            case 7 -> new Upper("short city", brief(city) + county);
            default -> new Upper("all", city + county + town);
        };
    }

    private static String brief(String name) {
        return name.length() > 2 ? name.substring(0, name.length() - 1) : name;
    }

    private static String part(Matcher door, String part, String mark) {
        var value = door.group(part);
        return value == null ? "" : value + mark;
    }

    private static String plain(Matcher door, Random random) {
        return part(door, "number", "号")
                + part(door, "building", pick(List.of("栋", "幢", "座", "号楼", "#", "#楼"), random))
                + part(door, "unit", "单元")
                + part(door, "room", pick(List.of("室", "", "房", "号"), random));
    }

    private static String chain(Matcher door, Random random) {
        if (door.group("building") == null || door.group("unit") == null || door.group("room") == null) {
            return plain(door, random);
        }
        var dash = pick(List.of("-", "—", "－", "/", " - "), random);
        return part(door, "number", "号" + pick(List.of("", " "), random))
                + door.group("building")
                + dash
                + door.group("unit")
                + dash
                + door.group("room");
    }

    private static String numerals(Matcher door, Random random) {
        return numeral(door, "number", "号")
                + numeral(door, "building", pick(List.of("栋", "幢", "号楼"), random))
                + numeral(door, "unit", "单元")
                + (door.group("room") == null
                        ? ""
                        : random.nextBoolean() ? part(door, "room", "室") : spelt(door.group("room")) + "室");
    }

    private static String numeral(Matcher door, String part, String mark) {
        var value = door.group(part);
        return value == null ? "" : counted(Integer.parseInt(value)) + mark;
    }

    private static String counted(int number) {
        var digits = "零一二三四五六七八九";
        if (number >= 1_000) {
            return spelt(Integer.toString(number));
        }
        var text = new StringBuilder();
        if (number >= 100) {
            text.append(digits.charAt(number / 100)).append('百');
            if (number % 100 != 0 && number % 100 < 10) {
                text.append('零');
            }
        }
        int tens = number / 10 % 10;
        if (tens > 0) {
            text.append(tens == 1 && number < 100 ? "" : digits.charAt(tens)).append('十');
        }
        if (number % 10 > 0) {
            text.append(digits.charAt(number % 10));
        }
        return text.toString();
    }

    private static String spelt(String number) {
        var text = new StringBuilder();
        number.chars().forEach(c -> text.append("〇一二三四五六七八九".charAt(c - '0')));
        return text.toString();
    }

    private static String wide(String text) {
        var wide = new StringBuilder();
        text.chars().forEach(c -> wide.append((char) (c > ' ' && c < 0x7f ? c + 0xFEE0 : c)));
        return wide.toString();
    }

    private static String traditional(String text) {
        var written = text;
        for (int i = 0; i < SIMPLIFIED.length(); i++) {
            written = written.replace(SIMPLIFIED.charAt(i), TRADITIONAL.charAt(i));
        }
        return written;
    }

    private static String storeyed(Matcher door, Random random) {
        var room = door.group("room");
        if (room == null || room.length() < 3) {
            return plain(door, random);
        }
        var storey = room.substring(0, room.length() - 2);
        return part(door, "number", "号")
                + part(door, "building", "栋")
                + part(door, "unit", "单元")
                + storey
                + pick(List.of("层", "楼"), random)
                + room
                + pick(List.of("室", ""), random);
    }

    private static String spaced(Matcher door, Random random) {
        var gap = pick(GAPS, random);
        return (part(door, "number", "号" + gap)
                        + part(door, "building", "栋" + gap)
                        + part(door, "unit", "单元" + gap)
                        + part(door, "room", ""))
                .strip();
    }

    private static String withoutUnit(Matcher door, Random random) {
        return part(door, "number", "号")
                + part(door, "building", "栋")
                + part(door, "room", pick(List.of("室", ""), random));
    }

    // A wrong mark, or a zero too many.
    private static String slip(Matcher door, Random random) {
        return part(door, "number", "号")
                + (door.group("building") == null
                        ? ""
                        : "0" + part(door, "building", pick(List.of("撞", "号搂", "栋楼"), random)))
                + part(door, "unit", pick(List.of("门", "单无", "单元门"), random))
                + part(door, "room", "户");
    }

    // No 号 after the number, where something follows that says so.
    private static String bare(Matcher door, Random random) {
        return door.group("building") == null
                ? plain(door, random)
                : door.group("number") + " " + part(door, "building", "幢") + part(door, "unit", "单元")
                        + part(door, "room", "");
    }

    private static <T> T pick(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
