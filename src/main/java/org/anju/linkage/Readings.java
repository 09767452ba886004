package org.anju.linkage;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// How Chinese characters sound, without tones, so that a name written with another character of the same sound
/// is recognised. One reading a character is enough here: both sides are read in the same way.
final class Readings {

    private static final Transliterator LATIN = Transliterator.getInstance("Han-Latin/Names");
    private static final Pattern TONES = Pattern.compile("\\p{Mn}+");
    private static final Map<Integer, String> KNOWN = new ConcurrentHashMap<>();

    private Readings() {}

    /// The syllables of a text one after another, with a dot between them.
    static String of(String text) {
        var sound = new StringBuilder(text.length() * 5);
        text.codePoints().forEach(c -> sound.append(of(c)).append('.'));
        return sound.toString();
    }

    static String of(int codePoint) {
        return KNOWN.computeIfAbsent(codePoint, c -> {
            synchronized (LATIN) {
                var latin = Normalizer.normalize(LATIN.transliterate(Character.toString(c)), Normalizer.Form.NFD);
                var toneless = TONES.matcher(latin).replaceAll("");
                return Normalizer.normalize(toneless, Normalizer.Form.NFC)
                        .toLowerCase(Locale.ROOT)
                        .strip();
            }
        });
    }

    /// Whether a text is written in Chinese characters.
    static boolean chinese(String text) {
        return !text.isEmpty() && Character.isIdeographic(text.codePointAt(0));
    }
}
