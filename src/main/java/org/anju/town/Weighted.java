package org.anju.town;

import java.util.ArrayList;
import java.util.List;

/// Words with weights, drawn in proportion to them.
///
/// @param ends the running sum of the weights
record Weighted(List<String> words, int[] ends) {

    /// Reads `word:weight word:weight …`; a word without a weight weighs 1.
    static Weighted read(String table) {
        var words = new ArrayList<String>();
        var entries = table.strip().split("\\s+", -1);
        var ends = new int[entries.length];
        var sum = 0;
        for (int i = 0; i < entries.length; i++) {
            var colon = entries[i].indexOf(':');
            words.add(colon < 0 ? entries[i] : entries[i].substring(0, colon));
            sum += colon < 0 ? 1 : Integer.parseInt(entries[i].substring(colon + 1));
            ends[i] = sum;
        }
        return new Weighted(List.copyOf(words), ends);
    }

    String draw(Dice dice) {
        var at = java.util.Arrays.binarySearch(ends, dice.below(ends[ends.length - 1]) + 1);
        return words.get(at < 0 ? -at - 1 : at);
    }
}
