package org.anju.names;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// The form in which names are compared. Only keys are folded, never a name that is kept: 昇 is a name of its
/// own, although it is found by 升.
final class Folding {

    private static final Map<String, List<String>> VARIANTS = WordLists.read("variants.txt");

    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u3000]+");
    private static final Pattern BETWEEN = Pattern.compile("[ ,，]");
    private static final Pattern INTERPUNCTS = Pattern.compile("[·•∙・‧․.]");

    /// What a character is folded to; computed once each, ICU being slow by the character.
    private static final Map<Integer, String> FOLDED = new ConcurrentHashMap<>();

    private Folding() {}

    /// ICU's rules take most of a second to load: not before somebody folds a name.
    private static final class Rules {
        static final Transliterator SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");
        static final Transliterator ASCII = Transliterator.getInstance("Latin-ASCII; Lower");

        private Rules() {}
    }

    /// A name as it is kept: NFC, spaces at the ends gone, runs of spaces one space; never case, never other
    /// signs.
    static String plain(String written) {
        var composed = Normalizer.normalize(written, Normalizer.Form.NFC);
        return SPACES.matcher(composed).replaceAll(" ").strip();
    }

    /// What two spellings of the very same name share: no spaces, no case, one sign for the interpunct's
    /// several.
    static String key(String name) {
        return BETWEEN.matcher(spread(plain(name)).toLowerCase(Locale.ROOT)).replaceAll("");
    }

    /// One sign for the interpunct's several.
    static String spread(String name) {
        return INTERPUNCTS.matcher(name).replaceAll("·");
    }

    /// Simplified, current and undecorated characters, letters and digits alone.
    static String fold(String name) {
        var folded = new StringBuilder(name.length());
        name.codePoints().forEach(c -> {
            if (c < 0x80) {
                if (Character.isLetterOrDigit(c)) {
                    folded.append((char) Character.toLowerCase(c));
                }
            } else {
                folded.append(FOLDED.computeIfAbsent(c, Folding::folded));
            }
        });
        return folded.toString();
    }

    private static String folded(int c) {
        var own = variant(Character.toString(c));
        var compatible = variant(Normalizer.normalize(own, Normalizer.Form.NFKC));
        var known = Character.UnicodeScript.of(compatible.codePointAt(0)) == Character.UnicodeScript.HAN
                ? simplified(compatible)
                : ascii(compatible);
        return known.codePoints()
                .filter(k -> Character.isLetterOrDigit(k) || Character.getType(k) == Character.PRIVATE_USE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String variant(String character) {
        var known = VARIANTS.get(character);
        return known == null ? character : known.getFirst();
    }

    private static String simplified(String character) {
        synchronized (Rules.SIMPLIFIED) {
            return variant(Rules.SIMPLIFIED.transliterate(character));
        }
    }

    private static String ascii(String character) {
        synchronized (Rules.ASCII) {
            return Rules.ASCII.transliterate(character);
        }
    }
}
