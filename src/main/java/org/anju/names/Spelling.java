package org.anju.names;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A name cut into what is read as one: a surname, a character, a run of letters, each with its readings.
record Spelling(List<List<String>> parts) {

    /// Readings of one name that are kept, the usual one first, then those that differ from it in the fewest
    /// characters. Three in a thousand invented names have more.
    static final int MOST_READINGS = 8;

    /// @param surname whether its beginning is read as a surname
    static Spelling of(String name, boolean surname) {
        var points = name.codePoints().toArray();
        var parts = new ArrayList<List<String>>();
        int at = 0;
        if (surname) {
            int length = surnameLength(points);
            if (length > 0) {
                add(surnameReadings(new String(points, 0, length)), parts);
                at = length;
            }
        }
        var letters = new StringBuilder();
        for (; at < points.length; at++) {
            if (han(points[at])) {
                end(letters, parts);
                add(readings(points[at]), parts);
            } else {
                var folded = Folding.fold(Character.toString(points[at]));
                letters.append(folded);
                if (folded.isEmpty()) {
                    end(letters, parts);
                }
            }
        }
        end(letters, parts);
        return new Spelling(parts);
    }

    /// Characters of the surname at the beginning; 0 where no Han character stands there.
    static int surnameLength(int[] points) {
        if (points.length == 0 || !han(points[0])) {
            return 0;
        }
        return points.length > 2 && Readings.compound(Folding.fold(new String(points, 0, 2))) ? 2 : 1;
    }

    static boolean han(int c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN
                || Character.getType(c) == Character.PRIVATE_USE;
    }

    /// A character is read as it stands and as what it is folded to: 乾 is qian, 干 is gan.
    private static List<String> readings(int c) {
        var readings = new LinkedHashSet<>(Readings.of(c));
        Folding.fold(Character.toString(c)).codePoints().forEach(folded -> readings.addAll(Readings.of(folded)));
        return List.copyOf(readings);
    }

    private static List<String> surnameReadings(String surname) {
        var readings = new LinkedHashSet<>(Readings.ofSurname(Folding.fold(surname)));
        readings.addAll(Readings.ofSurname(surname));
        return List.copyOf(readings);
    }

    private static void add(List<String> readings, List<List<String>> parts) {
        if (!readings.isEmpty()) {
            parts.add(readings);
        }
    }

    private static void end(StringBuilder letters, List<List<String>> parts) {
        if (!letters.isEmpty()) {
            parts.add(List.of(letters.toString()));
            letters.setLength(0);
        }
    }

    /// The readings of the whole, at most [#MOST_READINGS], each as its parts.
    List<List<String>> readings() {
        var readings = new ArrayList<List<String>>();
        var seen = new LinkedHashSet<List<Integer>>();
        var next = new ArrayDeque<List<Integer>>();
        next.add(parts.stream().map(part -> 0).toList());
        while (!next.isEmpty() && readings.size() < MOST_READINGS) {
            var choice = next.remove();
            if (!seen.add(choice)) {
                continue;
            }
            var reading = new ArrayList<String>();
            for (int i = 0; i < parts.size(); i++) {
                reading.add(parts.get(i).get(choice.get(i)));
                if (choice.get(i) + 1 < parts.get(i).size() && next.size() < 4 * MOST_READINGS) {
                    var other = new ArrayList<>(choice);
                    other.set(i, choice.get(i) + 1);
                    next.add(other);
                }
            }
            readings.add(reading);
        }
        return readings;
    }

    /// Each reading in one word.
    Set<String> pinyin() {
        var words = new LinkedHashSet<String>();
        readings().forEach(reading -> words.add(Pinyin.normal(String.join("", reading))));
        words.remove("");
        return words;
    }

    /// The first letters of each reading: wxm.
    Set<String> initials() {
        var words = new LinkedHashSet<String>();
        if (parts.size() > 1) {
            readings().forEach(reading -> {
                var initials = new StringBuilder();
                reading.forEach(part -> initials.appendCodePoint(part.codePointAt(0)));
                words.add(initials.toString());
            });
        }
        return words;
    }
}
