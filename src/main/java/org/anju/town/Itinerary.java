package org.anju.town;

import java.util.ArrayList;
import java.util.List;
import org.anju.town.Household.Stretch;
import org.anju.town.Member.Move;
import org.anju.town.Member.Precision;

/// Where a household lived, one dwelling after the other; its members join it when they are born, marry or
/// follow.
///
/// @param stops in order of the day
record Itinerary(Tenure tenure, List<Stop> stops) {

    private static final int SHORTEST = 150;
    private static final int LONGEST = 2600;
    private static final int OLD = 5500;

    record Stop(int day, int place) {}

    /// By what right people live there, and who tells the register.
    enum Tenure {
        OWNED("自有住房", List.of("网格员采集", "网格员采集", "本人申报")),
        RENTED("租住", List.of("房东申报", "房东申报", "网格员采集", "本人申报", "中介机构申报")),
        WORK("务工", List.of("用人单位申报", "用人单位申报", "用人单位申报", "网格员采集")),
        SCHOOL("就学", List.of("学校申报", "学校申报", "学校申报", "本人申报"));

        private final String reason;
        private final List<String> sources;

        Tenure(String reason, List<String> sources) {
            this.reason = reason;
            this.sources = sources;
        }

        String reason() {
            return reason;
        }
    }

    /// Arrives in `place` on a day, perhaps after other dwellings of the town, none before `earliest`.
    static Itinerary ending(
            Dice dice, Tenure tenure, int arrival, int place, int earliest, double mobility, List<Stretch> formers) {
        var stops = new ArrayList<Stop>();
        stops.add(new Stop(arrival, place));
        var until = arrival;
        while (stops.size() < 5 && dice.chance(mobility)) {
            var from = until - dice.between(SHORTEST, LONGEST);
            if (from < earliest) {
                break;
            }
            stops.addFirst(new Stop(from, formers.size() + 2));
            formers.add(new Stretch(from, until));
            until = from;
        }
        return new Itinerary(tenure, List.copyOf(stops));
    }

    int arrival() {
        return stops.getLast().day();
    }

    /// The moves of somebody who belongs to it from a day on.
    ///
    /// @param until the day of leaving it
    /// @param reason of the first move; the later ones are the household's
    List<Move> moves(Dice dice, int joined, int until, String reason, String later, int today) {
        var moves = new ArrayList<Move>();
        for (int i = 0; i < stops.size(); i++) {
            var day = Math.max(joined, stops.get(i).day());
            var next = i + 1 < stops.size() ? stops.get(i + 1).day() : Integer.MAX_VALUE;
            if (day < Math.min(next, until) && day <= today) {
                moves.add(new Move(
                        day,
                        stops.get(i).place(),
                        moves.isEmpty() ? reason : later,
                        dice.pick(tenure.sources),
                        precision(dice, today - day)));
            }
        }
        return moves;
    }

    private static Precision precision(Dice dice, int ago) {
        var share = ago > OLD ? 0.35 : 0.11;
        if (!dice.chance(share)) {
            return Precision.DAY;
        }
        return dice.chance(0.6) ? Precision.MONTH : dice.chance(0.85) ? Precision.YEAR : Precision.NONE;
    }
}
