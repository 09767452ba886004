package org.anju.places;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anju.places.AddressReading.Door;
import org.jspecify.annotations.Nullable;

/// Reads what stands after the street: number, compound, building, unit, floor, room, or a chain such as
/// `3-2-501`. Gives every reading; what a chain of numbers means is for the register to decide.
final class DoorText {

    private static final String CHINESE = "[" + ChineseNumber.CHARACTERS + "]+";
    private static final String DIGITS = "[0-9]+";
    private static final String STEM = "[甲乙丙丁戊己庚辛]";
    private static final String COUNT = "(?:" + DIGITS + "|" + CHINESE + ")";
    private static final String MARK = "(?:[A-Z]?[0-9]+[A-Z]?|[A-Z]|" + CHINESE + "|" + STEM + "|[东西南北中])";

    /// 12号, 12甲号, 甲12号, 12-1号, 12号院, 12号附3号, 12号之一, 12之一号; not 12号楼, 6号大街, 101号房.
    private static final Pattern NUMBER = Pattern.compile("(?<before>" + STEM + ")?(?<main>" + COUNT
            + ")(?<letter>[A-Z])?"
            + "(?:-(?<sub>[0-9]+[A-Z]?))?(?<middle>" + STEM + ")?(?:之(?<part>" + COUNT + "))?号(?:大院|院)?"
            + "(?!楼|栋|大街|大道|路|街|线|道|公路|巷|桥|胡同|地铁|房|室)"
            + "(?:附(?<annex>" + COUNT + ")号?|之(?<after>" + COUNT + ")(?:号)?|(?<behind>" + STEM + ")(?!栋|幢|座|单元))?");

    /// 123弄: a lane off a street, whose houses are numbered anew (Shanghai).
    private static final Pattern LANE = Pattern.compile("(?<main>" + COUNT + ")弄");
    private static final Pattern BUILDING = Pattern.compile("(?:(?<building>" + MARK
            + ")(?:号栋|号楼|栋楼|#楼|栋|幢|座|#)|(?<floorlike>" + COUNT + ")楼(?=" + MARK + "(?:单元|门|梯)))");
    private static final Pattern HOUSE_IN_LANE = Pattern.compile("(?<building>" + COUNT + "[A-Z]?)号楼?(?!房|室)");
    private static final Pattern UNIT =
            Pattern.compile("(?<unit>[0-9]+[A-Z]?|[A-Z]|" + CHINESE + "|" + STEM + "|[东西南北中](?=单元))(?:单元门|单元|门洞|门|梯)");
    private static final Pattern FLOOR = Pattern.compile("(?<floor>(?:负|地下)?" + COUNT + "|B[0-9]+)(?:层|楼)");
    private static final Pattern ROOM = Pattern.compile("(?<room>[A-Z]?[0-9]+[A-Z]?(?:" + STEM
            + ")?|[A-Z])(?:号房|号室|房间|室|房|户|号)?" + "|(?<words>" + CHINESE + ")(?:号房|号室|室|房|户|号)|(?<side>[东西南北中]{1,2}户)");
    private static final Pattern CHAIN = Pattern.compile(
            "(?<chain>[A-Z]?[0-9]+[A-Z]?(?:-[A-Z]?[0-9]+[A-Z]?)+|[A-Z](?:-[A-Z]?[0-9]+[A-Z]?)+)(?:号房|室|房|户|号)?");
    private static final Pattern PLAIN_NUMBER = Pattern.compile("(?<number>[0-9]+[A-Z]?)(?:-(?<rest>.+))?");
    private static final Pattern HOUSE_NAME = Pattern.compile("[\\p{IsHan}A-Z]{2,20}");

    private DoorText() {}

    /// Every reading of the whole text as a door; empty where it is none.
    ///
    /// @param text normalised, beginning where a number could
    static List<Door> read(String text) {
        var doors = new LinkedHashSet<Door>();
        var number = NUMBER.matcher(text);
        if (number.lookingAt()) {
            after(text.substring(number.end()), number(number), false, doors);
        }
        var lane = LANE.matcher(text);
        if (lane.lookingAt()) {
            after(text.substring(lane.end()), digits(lane.group("main")) + "弄", true, doors);
        }
        unmarked(text, doors);
        doors.addAll(inside(text, "", "", false));
        return List.copyOf(doors);
    }

    private static String number(Matcher number) {
        var text = new StringBuilder(digits(number.group("main")));
        append(text, "", number.group("letter"));
        append(text, "-", number.group("sub"));
        append(text, "", number.group("before"));
        append(text, "", number.group("middle"));
        append(text, "", number.group("behind"));
        append(text, "附", number.group("annex"));
        append(text, "之", number.group("part"));
        append(text, "之", number.group("after"));
        return text.toString();
    }

    private static void append(StringBuilder text, String sign, @Nullable String part) {
        if (part != null) {
            text.append(sign).append(digits(part));
        }
    }

    // After the number: nothing, the building, or the name of a compound and then the building.
    private static void after(String rest, String number, boolean lane, LinkedHashSet<Door> doors) {
        for (int end = 0; end <= rest.length(); end++) {
            var name = rest.substring(0, end);
            if (end > 0 && !HOUSE_NAME.matcher(name).matches()) {
                if (end > 1) {
                    return;
                }
                continue;
            }
            var found = inside(rest.substring(end), number, name, lane || !number.isEmpty());
            if (!found.isEmpty()) {
                doors.addAll(found);
                return;
            }
        }
    }

    // 朝阳路176, 朝阳路176-1-1-101, 朝阳路176 1栋1单元101室: the number without its 号.
    private static void unmarked(String text, LinkedHashSet<Door> doors) {
        var plain = PLAIN_NUMBER.matcher(text);
        if (!plain.matches()) {
            return;
        }
        var number = digits(plain.group("number"));
        var rest = plain.group("rest");
        if (rest == null) {
            doors.add(new Door(number, "", "", "", ""));
        } else {
            doors.addAll(inside(rest, number, "", false));
        }
    }

    // Building, unit, floor and room, each where it is stated, or a chain of them, up to the end of the text.
    private static List<Door> inside(String text, String number, String compound, boolean houses) {
        var doors = new ArrayList<Door>();
        if (text.isEmpty()) {
            return number.isEmpty() && compound.isEmpty() ? doors : List.of(new Door(number, compound, "", "", ""));
        }
        for (var building : optional(BUILDING, text, houses)) {
            for (var unit : optional(UNIT, building.rest(), false)) {
                for (var floor : optional(FLOOR, unit.rest(), false)) {
                    for (var room : rooms(floor.rest(), floor.value())) {
                        doors.add(new Door(number, compound, building.value(), unit.value(), room));
                        // 3楼501 can be building 3 where nothing else names a building.
                        if (building.value().isEmpty()
                                && unit.value().isEmpty()
                                && !floor.value().isEmpty()) {
                            ordinaryRoom(floor.rest())
                                    .ifPresent(
                                            plain -> doors.add(new Door(number, compound, floor.value(), "", plain)));
                        }
                    }
                }
                chain(unit.rest(), number, compound, building.value(), unit.value(), doors);
            }
        }
        return doors.stream()
                .filter(door -> door.names(door.building() + door.unit() + door.room()))
                .distinct()
                .toList();
    }

    /// A part that may or may not be there, and what follows it.
    private record Part(String value, String rest) {}

    private static List<Part> optional(Pattern pattern, String text, boolean houses) {
        var parts = new ArrayList<Part>(3);
        find(pattern, text).ifPresent(parts::add);
        if (houses) {
            find(HOUSE_IN_LANE, text).ifPresent(parts::add);
        }
        parts.add(new Part("", text));
        return parts;
    }

    private static Optional<Part> find(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        for (int group = 1; group <= matcher.groupCount(); group++) {
            var value = matcher.group(group);
            if (value != null) {
                return Optional.of(new Part(digits(value), text.substring(matcher.end())));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ordinaryRoom(String text) {
        var room = ROOM.matcher(text);
        if (!room.matches()) {
            return Optional.empty();
        }
        var words = room.group("words");
        var side = room.group("side");
        return Optional.of(words != null ? digits(words) : side != null ? side : digits(room.group("room")));
    }

    private static List<String> rooms(String text, String floor) {
        if (text.isEmpty()) {
            return List.of(floor.isEmpty() ? "" : floor + "层");
        }
        return ordinaryRoom(text).map(room -> onFloor(room, floor)).orElse(List.of());
    }

    // 5层501 is 501; 5层1 may be written 501 too; 3层501 contradicts itself.
    private static List<String> onFloor(String room, String floor) {
        if (floor.isEmpty() || (room.startsWith(floor) && room.length() > 2)) {
            return List.of(room);
        }
        if (!floor.matches(DIGITS) || !room.matches(DIGITS)) {
            return List.of(floor + "层" + room);
        }
        return room.length() > 2
                ? List.of()
                : List.of(floor + "层" + room, floor + "0".repeat(2 - room.length()) + room);
    }

    private static void chain(
            String text, String number, String compound, String building, String unit, List<Door> doors) {
        var matcher = CHAIN.matcher(text);
        if (!matcher.matches()) {
            return;
        }
        var parts = List.of(matcher.group("chain").split("-")).stream()
                .map(DoorText::digits)
                .toList();
        var last = parts.getLast();
        if (!unit.isEmpty()) {
            if (parts.size() == 2) {
                onFloor(last, parts.get(0))
                        .forEach(room -> doors.add(new Door(number, compound, building, unit, room)));
            }
        } else if (!building.isEmpty()) {
            switch (parts.size()) {
                case 2 -> doors.add(new Door(number, compound, building, parts.get(0), last));
                case 3 ->
                    onFloor(last, parts.get(1))
                            .forEach(room -> doors.add(new Door(number, compound, building, parts.get(0), room)));
                default -> {}
            }
        } else {
            switch (parts.size()) {
                case 2 -> {
                    doors.add(new Door(number, compound, parts.get(0), "", last));
                    doors.add(new Door(number, compound, "", parts.get(0), last));
                }
                case 3 -> doors.add(new Door(number, compound, parts.get(0), parts.get(1), last));
                case 4 ->
                    onFloor(last, parts.get(2))
                            .forEach(room -> doors.add(new Door(number, compound, parts.get(0), parts.get(1), room)));
                default -> {}
            }
        }
    }

    // Without leading zeros, Chinese numerals as digits: 01栋 and 一栋 are one building.
    private static String digits(String written) {
        var digits = ChineseNumber.digits(written);
        int zeros = 0;
        while (zeros < digits.length() - 1
                && digits.charAt(zeros) == '0'
                && Character.isDigit(digits.charAt(zeros + 1))) {
            zeros++;
        }
        return digits.substring(zeros);
    }
}
