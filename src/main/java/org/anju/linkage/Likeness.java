package org.anju.linkage;

import java.util.Arrays;

/// How alike two texts are.
final class Likeness {

    private static final double PREFIX_SCALE = 0.1;
    private static final int PREFIX = 4;

    private Likeness() {}

    /// Jaro-Winkler (Winkler 1990), 0 to 1.
    static double jaroWinkler(String a, String b) {
        int n = a.length();
        int m = b.length();
        if (n == 0 || m == 0) {
            return 0;
        }
        int reach = Math.max(0, Math.max(n, m) / 2 - 1);
        var takenA = new boolean[n];
        var takenB = new boolean[m];
        int matches = 0;
        for (int i = 0; i < n; i++) {
            for (int j = Math.max(0, i - reach); j < Math.min(m, i + reach + 1); j++) {
                if (!takenB[j] && a.charAt(i) == b.charAt(j)) {
                    takenA[i] = true;
                    takenB[j] = true;
                    matches++;
                    break;
                }
            }
        }
        if (matches == 0) {
            return 0;
        }
        int moved = 0;
        for (int i = 0, j = 0; i < n; i++) {
            if (takenA[i]) {
                while (!takenB[j]) {
                    j++;
                }
                if (a.charAt(i) != b.charAt(j++)) {
                    moved++;
                }
            }
        }
        double share = matches;
        double jaro = (share / n + share / m + (share - moved / 2) / share) / 3;
        int prefix = 0;
        while (prefix < Math.min(PREFIX, Math.min(n, m)) && a.charAt(prefix) == b.charAt(prefix)) {
            prefix++;
        }
        return jaro + prefix * PREFIX_SCALE * (1 - jaro);
    }

    /// Insertions, deletions, substitutions and swaps of neighbours that lead from one text to the other, or
    /// `most + 1` where more than `most` are needed (optimal string alignment).
    static int edits(String a, String b, int most) {
        int n = a.length();
        int m = b.length();
        if (Math.abs(n - m) > most) {
            return most + 1;
        }
        if (n == m && most == 1) {
            return oneEdit(a, b);
        }
        var before = new int[m + 1];
        var last = new int[m + 1];
        var row = new int[m + 1];
        Arrays.setAll(last, j -> j);
        for (int i = 1; i <= n; i++) {
            row[0] = i;
            int best = i;
            for (int j = 1; j <= m; j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(last[j] + 1, row[j - 1] + 1), last[j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
                best = Math.min(best, row[j]);
            }
            if (best > most) {
                return most + 1;
            }
            var free = before;
            before = last;
            last = row;
            row = free;
        }
        return Math.min(last[m], most + 1);
    }

    /// Texts of one length: 1 where one character or the order of two neighbours differs, else 2.
    private static int oneEdit(String a, String b) {
        int n = a.length();
        int from = 0;
        while (from < n && a.charAt(from) == b.charAt(from)) {
            from++;
        }
        if (from == n) {
            return 0;
        }
        int to = n - 1;
        while (a.charAt(to) == b.charAt(to)) {
            to--;
        }
        boolean swapped = to == from + 1 && a.charAt(from) == b.charAt(to) && a.charAt(to) == b.charAt(from);
        return to == from || swapped ? 1 : 2;
    }

    /// Dice's coefficient over words, or over pairs of characters where a text has no word breaks.
    static double shared(String a, String b) {
        var left = parts(a);
        var right = parts(b);
        int common = 0;
        for (int i = 0, j = 0; i < left.length && j < right.length; ) {
            int order = left[i].compareTo(right[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return left.length + right.length == 0 ? 0 : 2.0 * common / (left.length + right.length);
    }

    private static String[] parts(String text) {
        String[] parts;
        if (Readings.chinese(text)) {
            parts = new String[Math.max(1, text.length() - 1)];
            Arrays.setAll(parts, i -> text.substring(i, Math.min(text.length(), i + 2)));
        } else {
            parts = text.split(" ", -1);
        }
        Arrays.sort(parts);
        return parts;
    }
}
