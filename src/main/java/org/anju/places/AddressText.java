package org.anju.places;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.anju.places.AddressReading.Door;
import org.anju.shared.DivisionCode;
import org.anju.shared.DivisionCode.Level;

/// Reads an address as people write it: divisions (some or none), street, door. A text can be read in several
/// ways, for a village's name may also begin a street's; all are kept, and the register decides. Pure: no SQL.
final class AddressText {

    private static final int LONGEST = 200;
    private static final int MOST_READINGS = 48;
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern STREETS = Pattern.compile(".*(?:路|街|道|巷|弄|里|坊|胡同|条|线|桥|小区|花园|家园|苑|园|院|公寓|大厦|新村|广场|城)");
    private static final Pattern COMPOUNDS = Pattern.compile(".*(?:小区|花园|家园|苑|园|院|公寓|大厦|大楼|新村|广场|城|庭|府|邸|湾|里|坊|宿舍)");
    private static final Pattern VILLAGES = Pattern.compile(".*(?:村|村委会|村民委员会|屯|寨|嘎查)");

    private final String text;
    private final Gazetteer gazetteer;

    private AddressText(String text, Gazetteer gazetteer) {
        this.text = text;
        this.gazetteer = gazetteer;
    }

    /// One form for what looks alike: full-width as ASCII, capitals, no spaces or punctuation. What separated
    /// two numbers becomes one hyphen, so that `176号 1 - 101` does not become 1101.
    static String normal(String written) {
        var plain = new StringBuilder(written.length());
        boolean gap = false;
        var composed = Normalizer.normalize(written, Normalizer.Form.NFC);
        for (int i = 0; i < composed.length(); i++) {
            char c = ascii(composed.charAt(i));
            boolean kept = Character.isLetterOrDigit(c) || Character.isSurrogate(c) || c == '#' || c == '〇';
            if (!kept) {
                gap = true;
                continue;
            }
            if (gap && !plain.isEmpty() && isAlphanumeric(plain.charAt(plain.length() - 1)) && isAlphanumeric(c)) {
                plain.append('-');
            }
            gap = false;
            plain.append(c);
        }
        return plain.toString();
    }

    private static char ascii(char c) {
        if (c == '○' || c == '◯') {
            return '〇';
        }
        char narrow = c >= 0xFF01 && c <= 0xFF5E ? (char) (c - 0xFEE0) : c;
        return narrow >= 'a' && narrow <= 'z' ? (char) (narrow - 'a' + 'A') : narrow;
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    }

    /// Whether a name between number and building says only what such a thing is usually called, so that a
    /// register without it does not contradict.
    static boolean isCompoundName(String name) {
        return COMPOUNDS.matcher(name).matches();
    }

    /// All ways to read the text; empty where it is no address.
    static List<AddressReading> readings(String written, Gazetteer gazetteer) {
        var address = new AddressText(normal(written), gazetteer);
        return address.fits() ? address.readings() : List.of();
    }

    /// The one canonical reading of a standard address whose division is known; empty where it cannot be read.
    static Optional<AddressReading> standard(String written, DivisionCode division, Gazetteer gazetteer) {
        var address = new AddressText(normal(written), gazetteer);
        return address.fits() ? address.standard(division) : Optional.empty();
    }

    /// Whether the text itself names a street or anything above it in which the division does not lie.
    static boolean contradicts(String written, DivisionCode division, Gazetteer gazetteer) {
        var address = new AddressText(normal(written), gazetteer);
        var prefixes = address.prefixes();
        var furthest = prefixes.stream()
                .filter(prefix -> prefix.agreesWith(division))
                .mapToInt(Prefix::end)
                .max()
                .orElse(0);
        return prefixes.stream()
                .anyMatch(prefix -> prefix.end() > furthest && !prefix.brief() && prefix.aboveCommunities());
    }

    private boolean fits() {
        return text.length() <= LONGEST && HAN.matcher(text).find();
    }

    /// What the beginning of the text names.
    ///
    /// @param codes the divisions that it can mean; empty where it names none
    /// @param brief whether the last name was written without its 区, 镇 …
    private record Prefix(int end, List<DivisionCode> codes, boolean brief) {

        boolean agreesWith(DivisionCode division) {
            return codes.isEmpty() || codes.stream().anyMatch(code -> code.holds(division) || division.holds(code));
        }

        boolean aboveCommunities() {
            return codes.stream().allMatch(code -> code.level() != Level.COMMUNITY);
        }
    }

    private List<Prefix> prefixes() {
        var found = new LinkedHashSet<Prefix>();
        var open = new ArrayList<>(List.of(new Prefix(text.startsWith("中国") ? 2 : 0, List.of(), false)));
        while (!open.isEmpty() && found.size() < MOST_READINGS) {
            var prefix = open.removeLast();
            if (!found.add(prefix)) {
                continue;
            }
            long lengths = gazetteer.lengths(text, prefix.end());
            for (; lengths != 0; lengths &= lengths - 1) {
                int end = prefix.end() + Long.numberOfTrailingZeros(lengths);
                if (end > text.length()) {
                    break;
                }
                var name = text.substring(prefix.end(), end);
                var full = inside(prefix.codes(), gazetteer.named(name));
                if (!full.isEmpty()) {
                    open.add(new Prefix(end, full, false));
                }
                var brief = inside(prefix.codes(), gazetteer.shortNamed(name));
                if (brief.size() == 1 && !full.equals(brief)) {
                    open.add(new Prefix(end, brief, true));
                }
            }
        }
        return List.copyOf(found);
    }

    // What a further name leaves: a division inside what was named, or what was named where the name only
    // repeats it.
    private static List<DivisionCode> inside(List<DivisionCode> named, List<DivisionCode> next) {
        if (named.isEmpty() || next.isEmpty()) {
            return next;
        }
        return next.stream()
                .flatMap(code -> named.stream()
                        .flatMap(above -> above.holds(code)
                                ? Stream.of(code)
                                : code.holds(above) ? Stream.of(above) : Stream.empty()))
                .distinct()
                .toList();
    }

    private List<AddressReading> readings() {
        var readings = new LinkedHashSet<AddressReading>();
        var doors = new Doors();
        for (var prefix : prefixes()) {
            int start = doors.next(prefix.end() + 1);
            boolean numbered = false;
            boolean any = false;
            // A door without a number may begin too early in the text: then the next one is read too.
            while (!numbered && start <= text.length() && !(any && start == text.length())) {
                var street = text.substring(prefix.end(), start);
                for (var door : doors.at(start)) {
                    readings.add(new AddressReading(prefix.codes(), street, door));
                    numbered |= !door.number().isEmpty();
                    any = true;
                }
                start = doors.next(start + 1);
            }
        }
        return readings.stream().limit(MOST_READINGS).toList();
    }

    private Optional<AddressReading> standard(DivisionCode division) {
        var doors = new Doors();
        var prefixes = prefixes().stream()
                .filter(prefix -> prefix.agreesWith(division))
                .sorted(Comparator.comparingInt(Prefix::end).reversed())
                .toList();
        var upper = prefixes.stream()
                .filter(prefix -> prefix.codes().isEmpty() || prefix.aboveCommunities())
                .findFirst();
        if (upper.isEmpty()) {
            return Optional.empty();
        }
        int from = upper.get().end();
        for (var prefix : prefixes) {
            if (prefix.end() > from
                    && !VILLAGES.matcher(text.substring(from, prefix.end())).matches()) {
                int start = doors.next(prefix.end() + 1);
                if (start < text.length()
                        && STREETS.matcher(text.substring(prefix.end(), start)).matches()) {
                    from = prefix.end();
                    break;
                }
            }
        }
        int start = doors.next(from + 1);
        if (start >= text.length()) {
            return Optional.empty();
        }
        return Optional.of(new AddressReading(
                List.of(division), text.substring(from, start), doors.at(start).getFirst()));
    }

    /// The street without the village that begins its name, under which it may be sought too: 南区 of 石塘村南区.
    static Optional<String> withoutVillage(String street, Gazetteer gazetteer) {
        for (int end = street.length() - 2; end >= 2; end--) {
            if (gazetteer.named(street.substring(0, end)).stream().anyMatch(code -> code.level() == Level.COMMUNITY)) {
                return Optional.of(street.substring(end));
            }
        }
        return Optional.empty();
    }

    /// The doors that begin at each place of the text, found once.
    private final class Doors {

        private static final String BEGINNINGS = ChineseNumber.CHARACTERS + "甲乙丙丁戊己庚辛东西南北中#地负";

        private final Map<Integer, List<Door>> known = new HashMap<>();

        /// The end of the text is a door that states nothing.
        List<Door> at(int start) {
            if (start == text.length()) {
                return List.of(Door.NONE);
            }
            return known.computeIfAbsent(
                    start, place -> mayBegin(place) ? DoorText.read(text.substring(place)) : List.of());
        }

        /// The first place from here on where a door begins.
        int next(int from) {
            int start = from;
            while (start < text.length() && at(start).isEmpty()) {
                start++;
            }
            return start;
        }

        // Not in the middle of a number.
        private boolean mayBegin(int start) {
            char first = text.charAt(start);
            if (!isAlphanumeric(first) && BEGINNINGS.indexOf(first) < 0) {
                return false;
            }
            if (start == 0) {
                return true;
            }
            char before = text.charAt(start - 1);
            return before != '-'
                    && before != '#'
                    && !(isAlphanumeric(first) && isAlphanumeric(before))
                    && !(ChineseNumber.isNumeral(first) && ChineseNumber.isNumeral(before));
        }
    }
}
