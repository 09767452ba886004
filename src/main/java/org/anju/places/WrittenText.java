package org.anju.places;

import java.util.List;
import org.anju.places.StreetText.Kind;
import org.anju.places.StreetText.Next;
import org.anju.shared.DivisionCode;

/// Finds the likeliest of the readings of a text: where its door begins, what its names are, and which
/// divisions they mean.
final class WrittenText {

    private final String text;
    private final Gazetteer gazetteer;

    WrittenText(String text, Gazetteer gazetteer) {
        this.text = text;
        this.gazetteer = gazetteer;
    }

    /// The likeliest reading.
    ///
    /// @param start where the door begins
    /// @param several whether what the door says can be read otherwise
    record Likeliest(int start, List<StreetText.Name> names, DoorReading door, boolean several, Within within) {}

    /// @param end where the divisions that are known end
    /// @param contradictory whether two names that are known have nothing in common
    record Within(List<DivisionCode> codes, int end, boolean former, boolean contradictory) {}

    Likeliest likeliest() {
        var doors = new Doors(text);
        int first = doors.next(1);
        int start = first;
        while (start < text.length() && !firm(doors.at(start))) {
            start = doors.next(start + 1);
        }
        if (start >= text.length()) {
            start = first;
        }
        if (start < text.length()) {
            var readings = doors.at(start);
            var door = readings.getFirst();
            return likeliest(start, door, doorsOf(readings) > 1);
        }
        return doors.partly(0)
                .map(part -> likeliest(part.start(), part.reading(), false))
                .orElseGet(() -> likeliest(text.length(), DoorReading.NONE, false));
    }

    private static boolean firm(List<DoorReading> readings) {
        var door = readings.getFirst();
        return !(door.lane() + door.number() + door.building() + door.unit()).isEmpty();
    }

    private static long doorsOf(List<DoorReading> readings) {
        var likeliest = readings.getFirst();
        return readings.stream()
                .filter(door ->
                        door.number().equals(likeliest.number()) && door.lane().equals(likeliest.lane()))
                .map(door -> List.of(door.number(), door.building(), door.unit(), door.storey() + door.room()))
                .distinct()
                .count();
    }

    private Likeliest likeliest(int start, DoorReading door, boolean several) {
        var next = start == text.length()
                ? Next.END
                : door.number().isEmpty() && door.lane().isEmpty() ? Next.BUILDING : Next.NUMBER;
        int from = text.startsWith("中国") ? 2 : 0;
        var names = StreetText.names(text.substring(from), start - from, gazetteer, next).stream()
                .map(name -> new StreetText.Name(name.kind(), name.from() + from, name.end() + from))
                .toList();
        return new Likeliest(start, names, namedDoor(names, start, door), several, within(names));
    }

    // Where a compound's name stands before, 3-2-501 begins with the building and not with a house number.
    private DoorReading namedDoor(List<StreetText.Name> names, int start, DoorReading door) {
        boolean named = !names.isEmpty() && names.getLast().kind() == Kind.COMPOUND;
        return named && start < text.length() && door.rest().isEmpty()
                ? DoorText.readings(text.substring(start), true).getFirst()
                : door;
    }

    private Within within(List<StreetText.Name> names) {
        List<DivisionCode> codes = List.of();
        int end = 0;
        boolean former = false;
        for (var name : names) {
            if (name.kind().compareTo(Kind.COMMUNITY) > 0) {
                break;
            }
            var known = text.substring(name.from(), name.end());
            var now = gazetteer.named(known);
            if (now.isEmpty()) {
                now = gazetteer.shortNamed(known);
            }
            if (now.isEmpty()) {
                now = gazetteer.formerly(known).stream()
                        .flatMap(code -> gazetteer.inForceOrAbove(code).stream())
                        .toList();
                former |= !now.isEmpty();
            }
            if (!now.isEmpty()) {
                var narrower = AddressText.inside(codes, now);
                if (narrower.isEmpty()) {
                    return new Within(codes, end, former, true);
                }
                codes = narrower;
                end = name.end();
            }
        }
        return new Within(codes, end, former, false);
    }
}
