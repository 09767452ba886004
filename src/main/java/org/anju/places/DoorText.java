package org.anju.places;

import static org.anju.places.AddressForm.isAlphanumeric;
import static org.anju.places.AddressForm.isDigit;
import static org.anju.places.AddressForm.isLetter;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.anju.places.AddressReading.Door;
import org.anju.places.DoorSigns.Piece;
import org.jspecify.annotations.Nullable;

/// Reads what stands after the street: lane, number, compound, building, unit, storey, room, or a chain such as
/// `3-2-501`. Gives every reading, the likeliest first; what a chain means is for the register to decide.
final class DoorText {

    private static final int SHORTEST_NAME = 2;
    private static final int LONGEST_NAME = 24;
    private static final int SHORTEST_ROOM = 3;
    private static final Pattern BESIDE =
            Pattern.compile("(?:与|近|靠|在|内|旁|对面|附近).*|.*(?:旁|旁边|对面|隔壁|附近|后面|前面|门口|路口|交叉口|[东西南北]侧|西邻|东邻)");

    private final String text;
    private final DoorScan scan;
    private final RoomScan rooms;
    private final LinkedHashSet<DoorReading> found = new LinkedHashSet<>();
    private String lane = "";
    private String number = "";
    private String compound = "";
    private @Nullable DoorReading partial;
    private int reached;

    private DoorText(String text) {
        this.text = text;
        this.scan = new DoorScan(text);
        this.rooms = new RoomScan(text);
    }

    /// Every reading of the whole text as a door of the register; empty where it is none.
    ///
    /// @param text normalised, beginning where a number could
    static List<Door> read(String text) {
        return readings(text, false).stream()
                .flatMap(reading -> reading.doors().stream())
                .distinct()
                .toList();
    }

    /// Every reading that reaches the end of the text.
    ///
    /// @param named whether a compound's name stands before, so that `3-2-501` begins with a building
    static List<DoorReading> readings(String text, boolean named) {
        var door = new DoorText(text);
        door.marked();
        if (named) {
            door.inside(0, false);
            door.unmarked();
        } else {
            door.unmarked();
            door.inside(0, false);
        }
        return List.copyOf(door.found);
    }

    /// The reading that comes furthest where none reaches the end; what it leaves is the rest.
    static Optional<DoorReading> partly(String text) {
        var door = new DoorText(text);
        door.marked();
        door.inside(0, false);
        return Optional.ofNullable(door.partial);
    }

    // 12号…, 500弄…, 500弄12号…
    private void marked() {
        var inLane = scan.lane(0);
        int at = inLane.map(Piece::end).orElse(0);
        var house = scan.number(at);
        if (inLane.isEmpty() && house.isEmpty()) {
            return;
        }
        lane = inLane.map(Piece::value).orElse("");
        number = house.map(Piece::value).orElse("");
        after(house.map(Piece::end).orElse(at));
        lane = "";
        number = "";
        compound = "";
    }

    // After the number: nothing, the building, or the name of a compound and then the building.
    private void after(int at) {
        if (at == text.length()) {
            add("", "", "", "", "", false);
            return;
        }
        int before = found.size();
        inside(at, true);
        for (int end = at + SHORTEST_NAME; found.size() == before && end < text.length(); end++) {
            if (end - at > LONGEST_NAME || !isNamed(text.charAt(end - 1))) {
                break;
            }
            if (mayBegin(end)) {
                compound = text.substring(at, end);
                inside(end, true);
            }
        }
        compound = "";
        if (found.size() > before || partial != null) {
            return;
        }
        var name = text.substring(at);
        if (name.length() < SHORTEST_NAME
                || BESIDE.matcher(name).matches()
                || !name.chars().allMatch(c -> isNamed((char) c))) {
            partial = new DoorReading(lane, number, "", "", "", "", "", name, false);
            reached = at;
        } else {
            compound = name;
            add("", "", "", "", "", false);
        }
    }

    private static boolean isNamed(char c) {
        return c != '-' && c != '#';
    }

    private boolean mayBegin(int at) {
        char first = text.charAt(at);
        char before = text.charAt(at - 1);
        if (isAlphanumeric(first) && isAlphanumeric(before)) {
            return isDigit(first) && isLetter(before) && at >= 2 && isLetter(text.charAt(at - 2));
        }
        return !(ChineseNumber.isNumeral(first) && ChineseNumber.isNumeral(before))
                && (before != '第' || isDigit(first));
    }

    // 朝阳路176, 朝阳路176-1-1-101, 朝阳路176 1栋1单元101室: the number without its 号.
    private void unmarked() {
        int end = 0;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        if (end > 0 && end < text.length() && isLetter(text.charAt(end))) {
            end++;
        }
        if (end == 0 || end < text.length() && text.charAt(end) != '-') {
            return;
        }
        number = DoorSigns.canonical(text.substring(0, end));
        if (end == text.length()) {
            add("", "", "", "", "", false);
        } else {
            inside(end + 1, false);
        }
        number = "";
    }

    // Building, unit, storey and room, each where it is stated, or a chain of them, up to the end of the text.
    private void inside(int at, boolean houses) {
        var building = scan.building(at);
        building.ifPresent(piece -> afterBuilding(piece, false));
        if (houses) {
            scan.house(at).filter(house -> building.isEmpty()).ifPresent(this::house);
        }
        afterBuilding(new Piece("", at), false);
    }

    // 弄印象春城19号: the number in a lane; anywhere else a building of the number before.
    private void house(Piece house) {
        if (lane.isEmpty() || !number.isEmpty()) {
            afterBuilding(house, compound.isEmpty());
            return;
        }
        number = house.value();
        afterBuilding(new Piece("", house.end()), false);
        if (house.end() == text.length()) {
            add("", "", "", "", "", false);
        }
        number = "";
    }

    private void afterBuilding(Piece building, boolean second) {
        scan.unit(building.end()).ifPresent(unit -> afterUnit(building, unit, second));
        afterUnit(building, new Piece("", building.end()), second);
    }

    private void afterUnit(Piece building, Piece unit, boolean second) {
        scan.storey(unit.end()).ifPresent(storey -> atRoom(building, unit, storey, second));
        atRoom(building, unit, new Piece("", unit.end()), second);
        rooms.chain(unit.end()).ifPresent(chain -> chained(building.value(), unit.value(), chain, second));
    }

    private void atRoom(Piece building, Piece unit, Piece storey, boolean second) {
        int at = storey.end();
        boolean any = !(building.value() + unit.value() + storey.value()).isEmpty();
        if (at == text.length()) {
            if (any) {
                add(building.value(), unit.value(), storey.value(), "", "", second);
            }
            return;
        }
        var room = rooms.room(at);
        if (room.isPresent() && room.get().end() == text.length()) {
            add(building.value(), unit.value(), storey.value(), room.get().value(), "", second);
            // 3楼501 can be building 3 where nothing else names a building.
            if (building.value().isEmpty()
                    && unit.value().isEmpty()
                    && !storey.value().isEmpty()) {
                add(storey.value(), "", "", room.get().value(), "", second);
            }
            return;
        }
        int end = room.filter(piece -> any || !isAlphanumeric(text.charAt(piece.end() - 1)))
                .map(Piece::end)
                .orElse(at);
        if (end > reached && (any || end > at)) {
            reached = end;
            partial = new DoorReading(
                    lane,
                    number,
                    compound,
                    building.value(),
                    unit.value(),
                    storey.value(),
                    end > at ? room.orElseThrow().value() : "",
                    text.substring(end),
                    second);
        }
    }

    private void chained(String building, String unit, Piece chain, boolean second) {
        if (chain.end() < text.length()) {
            return;
        }
        var parts = new ArrayList<String>(4);
        for (var part : chain.value().split("-")) {
            parts.add(DoorSigns.canonical(part));
        }
        var last = parts.getLast();
        var first = parts.getFirst();
        boolean roomFirst = parts.size() == 2 && first.length() >= SHORTEST_ROOM && last.length() < SHORTEST_ROOM;
        // 17-6 on a staircase is storey and door, written so in the south-west.
        boolean storeyFirst = parts.size() == 2 && last.length() < SHORTEST_ROOM && !roomFirst;
        if (roomFirst || (storeyFirst && !(building + unit).isEmpty())) {
            add(building, unit, "", first + "-" + last, "", second);
        }
        if (!unit.isEmpty()) {
            if (parts.size() == 2) {
                add(building, unit, first, last, "", second);
            }
        } else if (!building.isEmpty()) {
            if (parts.size() == 2) {
                add(building, first, "", last, "", second);
            } else if (parts.size() == 3) {
                add(building, first, parts.get(1), last, "", second);
            }
        } else {
            switch (parts.size()) {
                case 2 -> {
                    add(first, "", "", last, "", second);
                    add("", first, "", last, "", second);
                }
                case 3 -> add(first, parts.get(1), "", last, "", second);
                case 4 -> add(first, parts.get(1), parts.get(2), last, "", second);
                default -> {}
            }
        }
    }

    private void add(String building, String unit, String storey, String room, String rest, boolean second) {
        found.add(new DoorReading(lane, number, compound, building, unit, storey, room, rest, second));
    }
}
