package org.anju.matters;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A line of a text that was changed: whoever decides sees what differs, not two long texts.
///
/// @param line as it stands in the text
public record TextChange(Kind kind, String line) {

    /// What became of a line.
    public enum Kind {
        SAME,
        ADDED,
        REMOVED
    }

    /// The sign that tells it without colour.
    public String sign() {
        return switch (kind) {
            case SAME -> " ";
            case ADDED -> "+";
            case REMOVED -> "−";
        };
    }

    /// The lines of both texts, with as many as can be the same (the longest common subsequence).
    static List<TextChange> between(String before, String after) {
        var old = before.lines().toList();
        var now = after.lines().toList();
        var same = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                same[i][j] = old.get(i).equals(now.get(j))
                        ? same[i + 1][j + 1] + 1
                        : Math.max(same[i + 1][j], same[i][j + 1]);
            }
        }
        var changes = new ArrayList<TextChange>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                changes.add(new TextChange(Kind.SAME, old.get(i)));
                i++;
                j++;
            } else if (j == now.size() || i < old.size() && same[i + 1][j] >= same[i][j + 1]) {
                changes.add(new TextChange(Kind.REMOVED, old.get(i++)));
            } else {
                changes.add(new TextChange(Kind.ADDED, now.get(j++)));
            }
        }
        return Collections.unmodifiableList(changes);
    }
}
