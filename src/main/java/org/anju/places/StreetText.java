package org.anju.places;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Divides what stands before the door into its names: divisions, community, road, lane, compound. Names that
/// the gazetteer knows weigh most; else the words by which names end decide, and the division with the best sum
/// is taken. A deterministic grammar with weights: nothing is learnt, each weight can be read here.
final class StreetText {

    private static final int LONGEST = 80;
    private static final int LONGEST_NAME = 22;
    static final double NEVER = -1e9;

    private static final double NAME = -1.0;
    private static final double KNOWN = 5.0;
    private static final double FORMER = 3.5;
    private static final double BRIEF = 2.0;

    /// What a name can be, from the largest down; a compound may stand before the road too.
    enum Kind {
        START,
        PROVINCE,
        CITY,
        COUNTY,
        TOWN,
        COMMUNITY,
        AREA,
        ROAD,
        LANE,
        COMPOUND
    }

    /// What follows the names.
    enum Next {
        NUMBER,
        BUILDING,
        END
    }

    /// A name and where it stands.
    record Name(Kind kind, int from, int end) {}

    static final int KINDS = Kind.values().length;

    private final String text;
    private final int length;
    private final Gazetteer gazetteer;
    private final double[][] best;
    private final int[][] came;
    private final StreetWeights signs;

    private StreetText(String text, int length, Gazetteer gazetteer, Next next) {
        this.text = text;
        this.length = length;
        this.gazetteer = gazetteer;
        this.best = new double[length + 1][KINDS];
        this.came = new int[length + 1][KINDS];
        this.signs = new StreetWeights(text, length, next);
    }

    /// The names that the first characters of the text are made of; empty where they cannot be divided.
    static List<Name> names(String text, int length, Gazetteer gazetteer, Next next) {
        return length == 0 || length > LONGEST ? List.of() : new StreetText(text, length, gazetteer, next).names();
    }

    private List<Name> names() {
        for (var row : best) {
            Arrays.fill(row, NEVER);
        }
        best[0][0] = 0;
        var weights = new double[KINDS];
        for (int from = 0; from < length; from++) {
            if (!reached(from)) {
                continue;
            }
            long known = gazetteer.lengths(text, from);
            int longest = Math.min(length, from + LONGEST_NAME);
            for (int end = from + 2; end <= longest; end++) {
                Arrays.fill(weights, NEVER);
                signs.weigh(from, end, weights);
                if (end - from < Long.SIZE && (known >> (end - from) & 1) != 0) {
                    known(from, end, weights);
                }
                step(from, end, weights);
            }
        }
        return traced();
    }

    private boolean reached(int at) {
        for (double score : best[at]) {
            if (score > NEVER) {
                return true;
            }
        }
        return false;
    }

    private void step(int from, int end, double[] weights) {
        // A name does not end where the next one would be nothing but an ending: 清水湾 and 大道.
        double cut = signs.cut(end);
        for (int kind = 1; kind < KINDS; kind++) {
            if (weights[kind] == NEVER) {
                continue;
            }
            weights[kind] += weights[kind] >= KNOWN - 1 ? 0 : cut;
            for (int before = 0; before < KINDS; before++) {
                if (best[from][before] == NEVER) {
                    continue;
                }
                double follows = follows(before, kind, from, end);
                double score = best[from][before] + weights[kind] + NAME + follows;
                if (follows > NEVER && score > best[end][kind]) {
                    best[end][kind] = score;
                    came[end][kind] = from * KINDS + before;
                }
            }
        }
    }

    private List<Name> traced() {
        int kind = 0;
        for (int one = 1; one < KINDS; one++) {
            if (best[length][one] > best[length][kind]) {
                kind = one;
            }
        }
        if (best[length][kind] <= NEVER / 2) {
            return List.of();
        }
        var names = new ArrayList<Name>();
        for (int at = length; at > 0; ) {
            int before = came[at][kind];
            names.addFirst(new Name(Kind.values()[kind], before / KINDS, at));
            at = before / KINDS;
            kind = before % KINDS;
        }
        return names;
    }

    // Names come from the largest down; each may be left out.
    private double follows(int before, int kind, int from, int end) {
        var upper = Kind.values()[before];
        var lower = Kind.values()[kind];
        if (lower == Kind.LANE) {
            return upper == Kind.ROAD ? 0 : NEVER;
        }
        if (lower == Kind.COMPOUND) {
            return upper == Kind.COMPOUND || upper == Kind.AREA
                    ? NEVER
                    : upper == Kind.TOWN || upper == Kind.COMMUNITY ? -0.1 : 0;
        }
        if (lower == Kind.AREA) {
            return before < kind ? -0.6 : NEVER;
        }
        if (lower == Kind.ROAD && signs.isSettlement(end)) {
            return upper == Kind.COMMUNITY
                    ? 0.4
                    : upper == Kind.ROAD || before >= kind
                            ? NEVER
                            : text.charAt(end - 1) == '村' ? -1.5 : upper == Kind.TOWN ? 0 : -1.2;
        }
        if (lower == Kind.COMMUNITY && upper == Kind.COUNTY) {
            return -0.9;
        }
        if (lower == Kind.COMMUNITY && upper == Kind.ROAD) {
            return text.charAt(end - 1) == '委' ? 0 : NEVER;
        }
        // 示例市示例市: repeated, or contradicting itself.
        if (before == kind && lower.compareTo(Kind.TOWN) <= 0) {
            return -1;
        }
        return before < kind ? 0 : NEVER;
    }

    private void known(int from, int end, double[] weights) {
        var name = text.substring(from, end);
        raise(gazetteer.named(name), KNOWN + (end - from) * 0.05, weights);
        raise(gazetteer.formerly(name), FORMER, weights);
        boolean goesOn = end < length && "门街路桥村镇湖山江河站大农工学师医理".indexOf(text.charAt(end)) >= 0;
        raise(gazetteer.shortNamed(name), goesOn ? BRIEF - 1.3 : BRIEF, weights);
    }

    private static void raise(List<org.anju.shared.DivisionCode> codes, double weight, double[] weights) {
        for (var code : codes) {
            int kind = code.level().ordinal() + 1;
            weights[kind] = Math.max(weights[kind], weight);
        }
    }

    /// The name of one kind; empty where there is none.
    static String of(List<Name> names, Kind kind, String text) {
        var name = find(names, kind);
        return name == null ? "" : text.substring(name.from(), name.end());
    }

    static @Nullable Name find(List<Name> names, Kind kind) {
        for (var name : names) {
            if (name.kind() == kind) {
                return name;
            }
        }
        return null;
    }
}
