package org.anju.linkage;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Chooses the blocking rules: combinations of up to three keys, from whichever fields a table has, that bring
/// few strangers together and between them miss few pairs of one person.
///
/// Which pairs would be missed is tried on imagined ones with fields missing as often as in the table and with
/// few, some and many errors: each further rule is the one that catches most of those not caught yet for the
/// strangers it brings along. A second and third catch count a little, because real errors do not come alone.
final class Rules {

    private static final int IMAGINED = 4096;
    private static final double[] ERRORS = {0.02, 0.1, 0.3, 0.5};
    private static final double[] CATCHES = {1, 0.25, 0.1};
    private static final double ENOUGH = 0.0004 * IMAGINED;
    private static final int MOST = 32;

    /// A rule and how many pairs of strangers it is expected to bring together.
    record Rule(List<Key> keys, double strangers, BitSet catches) {}

    private final List<Rule> open = new ArrayList<>();
    private final int[] caught = new int[IMAGINED];
    private final double cheap;
    private int taken;

    /// @param most pairs of strangers that one rule may bring together
    Rules(Table table, double most) {
        this.cheap = most / 4;
        var keys = new ArrayList<Key>();
        for (int field = 0; field < table.fields().size(); field++) {
            for (var part : Part.values()) {
                if (part.fits(table.fields().get(field))) {
                    var key = Key.of(table, field, part);
                    if (key.known() > 0.02 && key.equal() < 0.9) {
                        keys.add(key);
                    }
                }
            }
        }
        var equal = imagined(table, keys);
        var everything = new BitSet();
        everything.set(0, IMAGINED);
        combine(keys, equal, 0, new Rule(List.of(), table.pairs(), everything), most);
    }

    /// For each key the imagined pairs that agree in it.
    private static List<BitSet> imagined(Table table, List<Key> keys) {
        var chance = new Chance(3);
        var equal = keys.stream().map(_ -> new BitSet(IMAGINED)).toList();
        int fields = table.fields().size();
        for (int pair = 0; pair < IMAGINED; pair++) {
            double errors = ERRORS[pair % ERRORS.length];
            var draws = new double[fields];
            var known = new double[fields];
            for (int field = 0; field < fields; field++) {
                draws[field] = chance.unit();
                known[field] = chance.unit();
            }
            for (int i = 0; i < keys.size(); i++) {
                var key = keys.get(i);
                double survives = chance.unit();
                boolean whole = draws[key.field()] >= errors;
                if (known[key.field()] < key.known() * key.known()
                        && (whole || (key.part() != Part.WHOLE && survives < key.part().survives))) {
                    equal.get(i).set(pair);
                }
            }
        }
        return equal;
    }

    private void combine(List<Key> keys, List<BitSet> equal, int from, Rule before, double most) {
        for (int i = from; i < keys.size(); i++) {
            var key = keys.get(i);
            if (before.keys().stream().anyMatch(other -> other.field() == key.field())) {
                continue;
            }
            var all = new ArrayList<>(before.keys());
            all.add(key);
            var catches = (BitSet) before.catches().clone();
            catches.and(equal.get(i));
            var rule =
                    new Rule(List.copyOf(all), before.strangers() * key.equal() * key.known() * key.known(), catches);
            if (rule.strangers() <= most) {
                open.add(rule);
            } else if (all.size() < 3) {
                combine(keys, equal, i + 1, rule, most);
            }
        }
    }

    /// The best rule among those left, which is then taken; an empty rule where none is worth its while.
    Rule next() {
        double best = taken >= MOST ? Double.MAX_VALUE : 0;
        var found = new Rule(List.of(), 0, new BitSet());
        for (var rule : open) {
            double gain = 0;
            for (int pair = rule.catches().nextSetBit(0);
                    pair >= 0;
                    pair = rule.catches().nextSetBit(pair + 1)) {
                gain += caught[pair] < CATCHES.length ? CATCHES[caught[pair]] : 0;
            }
            double worth = gain < ENOUGH ? 0 : gain / (1 + rule.strangers() / cheap);
            if (worth > best || (worth == best && worth > 0 && rule.strangers() < found.strangers())) {
                best = worth;
                found = rule;
            }
        }
        open.remove(found);
        return found;
    }

    /// The rule is used: what it catches need not be caught again.
    void take(Rule rule) {
        taken++;
        rule.catches().stream().forEach(pair -> caught[pair]++);
    }
}
