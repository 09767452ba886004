package org.anju.fieldwork;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import org.anju.dwellings.DwellingId;
import org.anju.places.Position;
import org.jspecify.annotations.Nullable;

/// The order in which the doors of an area are walked. It depends on the addresses and places of the doors
/// and on nothing else: never on who lives there, nor on where a worker is.
///
/// Street by street: the first is the one furthest north-west, each next one the nearest to the one before
/// that is not walked yet; streets whose place nobody knows come last, by name. On a street up the odd side
/// and down the even one. At one number building by building, in it staircase by staircase and room by room,
/// which is storey by storey. Numbers in names count as numbers, so 2 comes before 10.
final class Walk {

    private static final Comparator<Stop> ON_A_STREET = Comparator.comparingInt(Walk::side)
            .thenComparing(Walk::along)
            .thenComparing(Stop::building, Walk::natural)
            .thenComparing(Stop::unit, Walk::natural)
            .thenComparing(Stop::room, Walk::natural)
            .thenComparing(stop -> stop.dwelling().value());

    private Walk() {}

    /// The doors in the order of the walk.
    static List<DwellingId> order(List<Stop> stops) {
        var streets = new TreeMap<String, List<Stop>>();
        stops.forEach(stop -> streets.computeIfAbsent(stop.street(), none -> new ArrayList<>())
                .add(stop));
        var walk = new ArrayList<DwellingId>(stops.size());
        for (var street : chain(streets)) {
            streets.getOrDefault(street, List.of()).stream()
                    .sorted(ON_A_STREET)
                    .map(Stop::dwelling)
                    .forEach(walk::add);
        }
        return walk;
    }

    /// The streets, each nearest to the one before.
    private static List<String> chain(TreeMap<String, List<Stop>> streets) {
        var middles = new LinkedHashMap<String, Position>();
        var lost = new ArrayList<String>();
        streets.forEach((street, stops) -> {
            var middle = middle(stops);
            if (middle == null) {
                lost.add(street);
            } else {
                middles.put(street, middle);
            }
        });
        var chain = new ArrayList<String>();
        @Nullable Position at = null;
        while (!middles.isEmpty()) {
            var from = at;
            var next = middles.entrySet().stream()
                    .min(Comparator.comparingDouble(
                            street -> from == null ? northWest(street.getValue()) : far(from, street.getValue())))
                    .orElseThrow();
            chain.add(next.getKey());
            at = next.getValue();
            middles.remove(next.getKey());
        }
        chain.addAll(lost);
        return chain;
    }

    private static @Nullable Position middle(List<Stop> stops) {
        double longitude = 0;
        double latitude = 0;
        int placed = 0;
        // In one order, whatever the order of the list: sums of fractions depend on it.
        for (var stop : stops.stream().sorted(ON_A_STREET).toList()) {
            var position = stop.position();
            if (position != null) {
                longitude += position.longitude();
                latitude += position.latitude();
                placed++;
            }
        }
        return placed == 0 ? null : new Position(longitude / placed, latitude / placed);
    }

    private static double northWest(Position position) {
        return position.longitude() - position.latitude();
    }

    // Squared, in degrees of latitude; the area is small.
    private static double far(Position one, Position other) {
        double east = (one.longitude() - other.longitude()) * Math.cos(Math.toRadians(one.latitude()));
        double north = one.latitude() - other.latitude();
        return east * east + north * north;
    }

    /// 0 for the odd side, 1 for the even one, 2 for what has no number.
    static int side(Stop stop) {
        var number = number(stop.number());
        return number == null ? 2 : number.testBit(0) ? 0 : 1;
    }

    // Of one side: up the odd one, down the even one.
    private static int along(Stop one, Stop other) {
        return side(one) == 1 ? natural(other.number(), one.number()) : natural(one.number(), other.number());
    }

    private static @Nullable BigInteger number(String text) {
        int end = 0;
        while (end < text.length() && digit(text.charAt(end))) {
            end++;
        }
        return end == 0 ? null : new BigInteger(text.substring(0, end));
    }

    /// Compares texts piece by piece: digits by their value, all else by its characters.
    static int natural(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            if (digit(one.charAt(i)) && digit(other.charAt(j))) {
                int endI = end(one, i);
                int endJ = end(other, j);
                int order = new BigInteger(one.substring(i, endI)).compareTo(new BigInteger(other.substring(j, endJ)));
                if (order != 0) {
                    return order;
                }
                i = endI;
                j = endJ;
            } else {
                int order = Character.compare(one.charAt(i), other.charAt(j));
                if (order != 0) {
                    return order;
                }
                i++;
                j++;
            }
        }
        int order = Integer.compare(one.length() - i, other.length() - j);
        return order != 0 ? order : one.compareTo(other);
    }

    private static int end(String text, int from) {
        int end = from;
        while (end < text.length() && digit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean digit(char sign) {
        return sign >= '0' && sign <= '9';
    }
}
