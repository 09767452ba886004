package org.anju.places;

import java.util.ArrayList;
import java.util.List;
import org.anju.places.AddressReading.Door;

/// One way to read what stands after the street, part by part; a part that is not stated is empty.
///
/// @param rest what is left at the end and belongs to no part
/// @param second whether a house number follows another with nothing between
record DoorReading(
        String lane,
        String number,
        String compound,
        String building,
        String unit,
        String storey,
        String room,
        String rest,
        boolean second) {

    static final DoorReading NONE = new DoorReading("", "", "", "", "", "", "", "", false);

    /// Follows what was not understood, so that the door matches none in the register.
    private static final String NOT_UNDERSTOOD = "?";

    /// The doors in the register that this can mean. There a lane stands for the number and its houses for
    /// buildings, and a room says its storey only where it must.
    List<Door> doors() {
        var house = lane.isEmpty() ? number : lane;
        var inLane = lane.isEmpty() || number.isEmpty() ? "" : number;
        if (!inLane.isEmpty() && !building.isEmpty()) {
            house = lane + number;
            inLane = "";
        }
        var doors = new ArrayList<Door>();
        for (var one : rooms()) {
            doors.add(new Door(
                    house,
                    rest.isEmpty() ? compound : compound + rest + NOT_UNDERSTOOD,
                    inLane.isEmpty() ? building : inLane,
                    unit,
                    one));
        }
        return doors;
    }

    boolean roomOnStorey() {
        return !rooms().isEmpty();
    }

    // 5层501 is 501; 5层1 may be written 501 too; 3层501 contradicts itself.
    private List<String> rooms() {
        if (storey.isEmpty()) {
            return List.of(room);
        }
        if (room.isEmpty()) {
            return List.of(storey + "层");
        }
        if (room.startsWith(storey) && room.length() > 2) {
            return List.of(room);
        }
        if (!isNumber(storey) || !isNumber(room)) {
            return List.of(storey + "层" + room);
        }
        return room.length() > 2
                ? List.of()
                : List.of(storey + "层" + room, storey + "0".repeat(2 - room.length()) + room);
    }

    private static boolean isNumber(String part) {
        return part.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
