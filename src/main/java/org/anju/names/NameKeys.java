package org.anju.names;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The keys under which a person of a name stands, and those under which to look for a name as somebody wrote
/// it. The first character of a key is its kind.
public final class NameKeys {

    /// n: the name as it is spelt, see [#exact].
    static final char NAME = 'n';
    /// f: the name folded, where that differs.
    static final char FOLDED = 'f';
    /// g: the given name, folded; of a name in several parts, each part.
    static final char GIVEN = 'g';
    /// o: a name of several parts in the order of the alphabet, because forms differ in which comes first.
    static final char ORDERED = 'o';
    /// p: a reading.
    static final char PINYIN = 'p';
    /// s: a reading as it sounds, where that differs.
    static final char SOUND = 's';
    /// i: the initials of a reading.
    static final char INITIALS = 'i';

    /// Letters of initials that somebody may ask for.
    private static final int MOST_INITIALS = 6;

    /// A word of fewer letters has too many neighbours, one of more too many slips.
    private static final int SHORTEST_SLIP = 4;

    private static final int LONGEST_SLIP = 24;

    private static final Pattern PARTS = Pattern.compile("[ ,，·-]+");

    private NameKeys() {}

    /// A name as it is kept: NFC, spaces at the ends gone, runs of spaces one space; never case, never other
    /// signs.
    public static String plain(String written) {
        return Folding.plain(written);
    }

    /// What two spellings of the very same name share: it decides whether a declaration means the person whose
    /// number it gives.
    public static String exact(String name) {
        return Folding.key(name);
    }

    /// The key of kind `n`.
    public static String ofExact(String exact) {
        return NAME + exact;
    }

    /// All keys of a name, each once.
    public static Set<String> of(String name) {
        var plain = Folding.plain(name);
        var exact = Folding.key(plain);
        var folded = Folding.fold(plain);
        var keys = new LinkedHashSet<String>();
        keys.add(NAME + exact);
        if (!folded.equals(exact) && !folded.isEmpty()) {
            keys.add(FOLDED + folded);
        }
        givenNames(plain).forEach(given -> keys.add(GIVEN + given));
        var ordered = ordered(plain);
        if (!ordered.isEmpty() && !ordered.equals(folded)) {
            keys.add(ORDERED + ordered);
        }
        var spelling = Spelling.of(plain, parts(plain).size() == 1);
        var pinyin = spelling.pinyin();
        pinyin.forEach(reading -> keys.add(PINYIN + reading));
        pinyin.stream()
                .map(Pinyin::sound)
                .filter(sound -> !pinyin.contains(sound))
                .forEach(sound -> keys.add(SOUND + sound));
        spelling.initials().forEach(initials -> keys.add(INITIALS + initials));
        return keys;
    }

    /// Where to look for a name: under the keys at hand, and, where nobody stands there, further off.
    ///
    /// @param near the nearest likeness first
    public record Asked(List<Probe> near, List<Probe> far) {
        public Asked {
            near = List.copyOf(near);
            far = List.copyOf(far);
        }
    }

    /// @param written a name, a given name, pinyin with or without spaces, initials
    public static Asked asked(String written) {
        var plain = Folding.plain(written);
        var exact = Folding.key(plain);
        var folded = Folding.fold(plain);
        if (exact.isEmpty()) {
            return new Asked(List.of(), List.of());
        }
        var near = new ArrayList<Probe>();
        near.add(Probe.exact(NAME, exact, Likeness.NAME));
        if (folded.isEmpty()) {
            return new Asked(near, List.of());
        }
        if (!folded.equals(exact)) {
            near.add(Probe.exact(NAME, folded, Likeness.OLD_CHARACTER));
        }
        near.add(Probe.exact(FOLDED, folded, Likeness.OLD_CHARACTER));
        near.add(Probe.exact(GIVEN, folded, Likeness.GIVEN_NAME));
        var far = new ArrayList<Probe>();
        if (folded.codePointCount(0, folded.length()) > 1) {
            far.add(Probe.beginning(NAME, folded));
            far.add(Probe.beginning(FOLDED, folded));
        }
        if (folded.chars().allMatch(c -> c < 0x80)) {
            latin(plain, folded, near, far);
        } else {
            var readings = new LinkedHashSet<>(Spelling.of(plain, true).pinyin());
            readings.addAll(Spelling.of(plain, false).pinyin());
            readings.forEach(reading -> sounding(reading, near));
        }
        near.sort(java.util.Comparator.comparing(Probe::likeness));
        return new Asked(near, far);
    }

    private static void latin(String plain, String folded, List<Probe> near, List<Probe> far) {
        var ordered = ordered(plain);
        if (!ordered.isEmpty()) {
            near.add(Probe.exact(ORDERED, ordered, Likeness.NAME));
            near.add(Probe.exact(NAME, ordered, Likeness.NAME));
            near.add(Probe.exact(FOLDED, ordered, Likeness.OLD_CHARACTER));
        }
        var letters = Pinyin.normal(folded);
        sounding(letters, near);
        var parts = parts(plain);
        if (parts.size() > 1) {
            near.add(Probe.exact(
                    PINYIN,
                    Pinyin.normal(parts.getLast() + String.join("", parts.subList(0, parts.size() - 1))),
                    Likeness.PINYIN));
        }
        if (letters.length() > 1 && letters.length() <= MOST_INITIALS) {
            near.add(Probe.exact(INITIALS, letters, Likeness.INITIALS));
        }
        if (wholeSyllables(letters) > 1) {
            far.add(Probe.beginning(PINYIN, letters));
        }
        if (letters.length() >= SHORTEST_SLIP && letters.length() <= LONGEST_SLIP) {
            Pinyin.slips(letters).forEach(slip -> far.add(Probe.exact(PINYIN, slip, Likeness.ONE_TYPO)));
        }
    }

    private static void sounding(String reading, List<Probe> near) {
        var sound = Pinyin.sound(reading);
        near.add(Probe.exact(PINYIN, reading, Likeness.PINYIN));
        near.add(Probe.exact(SOUND, sound, Likeness.SOUNDS_ALIKE));
        if (!sound.equals(reading)) {
            near.add(Probe.exact(PINYIN, sound, Likeness.SOUNDS_ALIKE));
        }
    }

    /// Syllables that the letters begin with; the last one may be unfinished.
    private static int wholeSyllables(String letters) {
        for (int end = letters.length(); end > 0; end--) {
            int syllables = Pinyin.syllables(letters.substring(0, end));
            if (syllables > 0) {
                return syllables;
            }
        }
        return 0;
    }

    private static List<String> givenNames(String plain) {
        var parts = parts(plain);
        if (parts.size() > 1) {
            return parts;
        }
        var points = plain.codePoints().toArray();
        int surname = Spelling.surnameLength(points);
        var given = Folding.fold(new String(points, surname, points.length - surname));
        return surname == 0 || given.isEmpty() ? List.of() : List.of(given);
    }

    /// The folded parts between spaces, interpuncts, commas and hyphens.
    private static List<String> parts(String plain) {
        return PARTS.splitAsStream(Folding.spread(plain))
                .map(Folding::fold)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static String ordered(String plain) {
        var parts = parts(plain);
        return parts.size() > 1 ? String.join("", parts.stream().sorted().toList()) : "";
    }
}
