package org.anju.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.anju.dwellings.DwellingId;
import org.anju.places.Position;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WalkTests {

    @Test
    void oneWalksUpTheOddSideAndDownTheEvenOne() {
        assertThat(numbers("2", "10", "1", "3", "11", "4")).containsExactly("1", "3", "11", "10", "4", "2");
    }

    @Test
    void whatHasNoNumberComesLastOnItsStreet() {
        assertThat(numbers("幸福小区", "2", "1")).containsExactly("1", "2", "幸福小区");
    }

    @Test
    void inABuildingOneGoesStaircaseByStaircaseAndStoreyByStorey() {
        var rooms = List.of("2-101", "1-1001", "1-102", "1-101", "1-201");
        var stops = rooms.stream()
                .map(room -> stop("路", "8", "1", room.substring(0, 1), room.substring(2), null))
                .toList();
        assertThat(Walk.order(stops).stream()
                        .map(id -> rooms.get(index(stops, id)))
                        .toList())
                .containsExactly("1-101", "1-102", "1-201", "1-1001", "2-101");
    }

    @Test
    void theNextStreetIsTheNearest() {
        var stops = List.of(
                stop("丙", "1", "", "", "", new Position(116.3, 23.0)),
                stop("甲", "1", "", "", "", new Position(116.1, 23.2)),
                stop("乙", "1", "", "", "", new Position(116.15, 23.1)),
                stop("丁", "1", "", "", "", null));
        assertThat(Walk.order(stops).stream()
                        .map(id -> stops.get(index(stops, id)).street())
                        .toList())
                .containsExactly("甲", "乙", "丙", "丁");
    }

    @ParameterizedTest
    @CsvSource({"2,10", "9,12甲", "12,12甲", "101,201", "1,2", "'',1", "12甲,12乙"})
    void numbersInNamesCountAsNumbers(String first, String second) {
        assertThat(Walk.natural(first, second)).isNotZero();
        assertThat(Integer.signum(Walk.natural(first, second))).isEqualTo(-Integer.signum(Walk.natural(second, first)));
        if (!first.startsWith("12")) {
            assertThat(Walk.natural(first, second)).isNegative();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void everyDoorIsWalkedOnceWhateverTheOrderOfTheList(long seed) {
        var random = new Random(seed);
        var stops = new ArrayList<Stop>();
        for (int i = 0; i < 300; i++) {
            stops.add(stop(
                    "路" + random.nextInt(6),
                    random.nextInt(12) == 0 ? "" : String.valueOf(1 + random.nextInt(40)),
                    random.nextInt(3) == 0 ? "" : String.valueOf(1 + random.nextInt(12)),
                    String.valueOf(1 + random.nextInt(3)),
                    String.valueOf(100 * (1 + random.nextInt(12)) + 1 + random.nextInt(4)),
                    random.nextInt(10) == 0
                            ? null
                            : new Position(116 + random.nextDouble() / 50, 23 + random.nextDouble() / 50)));
        }
        var walk = Walk.order(stops);
        assertThat(walk)
                .containsExactlyInAnyOrderElementsOf(
                        stops.stream().map(Stop::dwelling).toList());
        var shuffled = new ArrayList<>(stops);
        Collections.shuffle(shuffled, random);
        assertThat(Walk.order(shuffled)).isEqualTo(walk);
        oneGoAt(stops, walk);
    }

    /// A street is never left and come back to, nor is a number on it, nor a building.
    private static void oneGoAt(List<Stop> stops, List<DwellingId> walk) {
        var byId = new HashMap<DwellingId, Stop>();
        stops.forEach(stop -> byId.put(stop.dwelling(), stop));
        var left = new HashSet<String>();
        var at = new String[] {"", "", ""};
        for (var id : walk) {
            var stop = java.util.Objects.requireNonNull(byId.get(id));
            var now = new String[] {
                stop.street(),
                stop.street() + "|" + stop.number(),
                stop.street() + "|" + stop.number() + "|" + stop.building()
            };
            for (int i = 0; i < now.length; i++) {
                if (!now[i].equals(at[i])) {
                    left.add(i + at[i]);
                    assertThat(left).doesNotContain(i + now[i]);
                    at[i] = now[i];
                }
            }
        }
    }

    private static List<String> numbers(String... numbers) {
        var stops = new ArrayList<Stop>();
        for (var number : numbers) {
            stops.add(stop("路", number, "", "", "", null));
        }
        return Walk.order(stops).stream()
                .map(id -> stops.get(index(stops, id)).number())
                .toList();
    }

    private static int index(List<Stop> stops, DwellingId id) {
        for (int i = 0; i < stops.size(); i++) {
            if (stops.get(i).dwelling().equals(id)) {
                return i;
            }
        }
        throw new AssertionError(id);
    }

    private static Stop stop(
            String street, String number, String building, String unit, String room, @Nullable Position position) {
        return new Stop(new DwellingId(UUID.randomUUID()), street, number, building, unit, room, position);
    }
}
