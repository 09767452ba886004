package org.anju.names;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How characters are read, in pinyin without tones, ü written u. ICU knows one reading of a character, and
/// another where it is a surname; the others stand in lists of our own.
final class Readings {

    private static final Map<String, List<String>> SURNAMES = WordLists.read("surnames.txt");
    private static final Map<String, List<String>> FURTHER = WordLists.read("readings.txt");

    private static final Map<Integer, List<String>> GIVEN = new ConcurrentHashMap<>();
    private static final Map<String, List<String>> FAMILY = new ConcurrentHashMap<>();

    private Readings() {}

    private static final class Rules {
        static final Transliterator PLAIN = Transliterator.getInstance("Han-Latin");
        static final Transliterator NAMES = Transliterator.getInstance("Han-Latin/Names");

        private Rules() {}
    }

    /// Whether these two characters are a surname.
    static boolean compound(String two) {
        return two.codePointCount(0, two.length()) == 2 && SURNAMES.containsKey(two);
    }

    /// The readings of a character anywhere but in a surname, the usual one first; none where nobody knows one.
    static List<String> of(int character) {
        return GIVEN.computeIfAbsent(character, c -> {
            var written = Character.toString(c);
            var readings = new LinkedHashSet<String>();
            add(readings, Rules.PLAIN, written);
            readings.addAll(FURTHER.getOrDefault(written, List.of()));
            return List.copyOf(readings);
        });
    }

    /// The readings of a surname, the usual one first; whatever its characters are read as anywhere else comes
    /// last.
    static List<String> ofSurname(String surname) {
        return FAMILY.computeIfAbsent(surname, s -> {
            var readings = new LinkedHashSet<>(SURNAMES.getOrDefault(s, List.of()));
            if (readings.isEmpty()) {
                add(readings, Rules.NAMES, s);
            }
            if (s.codePointCount(0, s.length()) == 1) {
                readings.addAll(of(s.codePointAt(0)));
            }
            return new ArrayList<>(readings);
        });
    }

    private static void add(LinkedHashSet<String> readings, Transliterator rules, String written) {
        String read;
        synchronized (Rules.class) {
            read = rules.transliterate(written);
        }
        var letters = Normalizer.normalize(read, Normalizer.Form.NFD)
                .replaceAll("[\\p{M}' ]", "")
                .toLowerCase(Locale.ROOT);
        if (letters.matches("[a-z]+")) {
            readings.add(letters);
        }
    }
}
