package org.anju.places;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.anju.places.StreetText.Kind;
import org.anju.places.StreetText.Next;
import org.anju.shared.DivisionCode;
import org.anju.shared.DivisionCode.Level;

/// Reads an address as people write it: divisions (some or none), street, door. A text can be read in several
/// ways, for a village's name may also begin a street's; all are kept, and the register decides. Pure: no SQL.
final class AddressText {

    private static final int LONGEST = 200;
    private static final int MOST_READINGS = 48;
    private static final Pattern NUMBERED =
            Pattern.compile("([%s]+)(?=组|社|队|屯|区|排|巷|弄|横|街坊)".formatted(ChineseNumber.CHARACTERS));
    private static final Pattern STREETS = Pattern.compile(".*(?:路|街|道|巷|弄|里|坊|胡同|条|线|桥|小区|花园|家园|苑|园|院|公寓|大厦|新村|广场|城)");
    private static final List<String> COMPOUNDS = List.of(
            "小区", "花园", "家园", "苑", "园", "院", "公寓", "大厦", "大楼", "新村", "广场", "城", "庭", "府", "邸", "湾", "里", "坊", "宿舍");
    private static final Pattern VILLAGES = Pattern.compile(".*(?:村|村委会|村民委员会|屯|寨|嘎查)");

    private final String text;
    private final Gazetteer gazetteer;

    private AddressText(String text, Gazetteer gazetteer) {
        this.text = text;
        this.gazetteer = gazetteer;
    }

    /// One form for what looks alike; see [AddressForm].
    static String normal(String written) {
        return AddressForm.of(written).text();
    }

    /// Whether a name between number and building says only what such a thing is usually called, so that a
    /// register without it does not contradict.
    static boolean isCompoundName(String name) {
        for (var ending : COMPOUNDS) {
            if (name.endsWith(ending)) {
                return true;
            }
        }
        return false;
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
        return text.length() <= LONGEST
                && text.chars().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }

    /// What the beginning of the text names.
    ///
    /// @param codes the divisions that it can mean; empty where it names none
    /// @param brief whether the last name was written without its 区, 镇 …
    /// @param former whether a name is no longer in force
    private record Prefix(int end, List<DivisionCode> codes, boolean brief, boolean former) {

        boolean agreesWith(DivisionCode division) {
            return codes.isEmpty() || codes.stream().anyMatch(code -> code.holds(division) || division.holds(code));
        }

        boolean aboveCommunities() {
            return codes.stream().allMatch(code -> code.level() != Level.COMMUNITY);
        }
    }

    private List<Prefix> prefixes() {
        var found = new LinkedHashSet<Prefix>();
        var open = new ArrayList<>(List.of(new Prefix(text.startsWith("中国") ? 2 : 0, List.of(), false, false)));
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
                    open.add(new Prefix(end, full, false, prefix.former()));
                } else {
                    former(prefix, end, name).ifPresent(open::add);
                }
                var brief = brief(inside(prefix.codes(), gazetteer.shortNamed(name)));
                if (!brief.isEmpty() && !full.equals(brief)) {
                    open.add(new Prefix(end, brief, true, prefix.former()));
                }
            }
        }
        return List.copyOf(found);
    }

    // One short name of several divisions means the larger ones: streets and towns share theirs with houses.
    private static List<DivisionCode> brief(List<DivisionCode> codes) {
        if (codes.size() < 2) {
            return codes;
        }
        return codes.stream()
                .filter(code -> code.level().compareTo(Level.COUNTY) <= 0)
                .toList();
    }

    // A former name of what still exists means it; what was abolished means what lies above it, for nobody
    // knows from the name alone where it went.
    private Optional<Prefix> former(Prefix prefix, int end, String name) {
        var codes = gazetteer.formerly(name);
        if (codes.isEmpty()) {
            return Optional.empty();
        }
        var now = codes.stream()
                .flatMap(code -> gazetteer.inForceOrAbove(code).stream())
                .distinct()
                .toList();
        var within = inside(prefix.codes(), now);
        return within.isEmpty() ? Optional.empty() : Optional.of(new Prefix(end, within, false, true));
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
                for (var reading : doors.at(start)) {
                    numbered |= !reading.number().isEmpty() || !reading.lane().isEmpty();
                    any = true;
                    add(prefix, start, reading, readings);
                }
                start = doors.next(start + 1);
            }
            if (!any || readings.isEmpty()) {
                partly(prefix.end()).ifPresent(part -> add(prefix, part.start(), part.reading(), readings));
            }
        }
        return readings.stream().limit(MOST_READINGS).toList();
    }

    private void add(Prefix prefix, int start, DoorReading reading, LinkedHashSet<AddressReading> readings) {
        var street = text.substring(prefix.end(), start);
        for (var door : reading.doors()) {
            readings.add(new AddressReading(prefix.codes(), street, door, prefix.former()));
        }
        // 人民路幸福小区3栋: a compound on a street, and no number between.
        if (reading.number().isEmpty()
                && reading.lane().isEmpty()
                && reading.compound().isEmpty()) {
            var names = StreetText.names(street, street.length(), gazetteer, StreetText.Next.BUILDING);
            var compound = StreetText.find(names, Kind.COMPOUND);
            if (compound != null && names.size() > 1) {
                int road = names.get(names.size() - 2).from();
                for (var door : reading.doors()) {
                    readings.add(new AddressReading(
                            prefix.codes(),
                            street.substring(0, compound.from()),
                            door.inCompound(street.substring(compound.from())),
                            prefix.former()));
                    readings.add(new AddressReading(prefix.codes(), street.substring(road), door, prefix.former()));
                }
            }
        }
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
        var street = text.substring(from, start);
        return doors.at(start).stream()
                .flatMap(reading -> reading.doors().stream())
                .findFirst()
                .map(door -> new AddressReading(List.of(division), street, door, false));
    }

    /// How far a text can be read that no reading explains to its end.
    private record Part(int start, DoorReading reading) {}

    private Optional<Part> partly(int from) {
        for (int start = from + 1; start < text.length(); start++) {
            if (mayBegin(start)) {
                var reading = DoorText.partly(text.substring(start));
                if (reading.isPresent()) {
                    return Optional.of(new Part(start, reading.get()));
                }
            }
        }
        return Optional.empty();
    }

    /// The text in its parts, in its likeliest reading. Nothing is asked but the divisions.
    static WrittenAddress written(String written, Gazetteer gazetteer) {
        var form = AddressForm.of(written);
        var address = new AddressText(form.text(), gazetteer);
        return new WrittenParts(form, address.fits() ? address.likeliest() : null).address();
    }

    /// The likeliest reading.
    ///
    /// @param start where the door begins
    /// @param several whether what the door says can be read otherwise
    record Likeliest(int start, List<StreetText.Name> names, DoorReading door, boolean several, Within within) {}

    /// @param end where the divisions that are known end
    /// @param contradictory whether two names that are known have nothing in common
    record Within(List<DivisionCode> codes, int end, boolean former, boolean contradictory) {}

    private Likeliest likeliest() {
        var doors = new Doors();
        int first = doors.next(1);
        int start = first;
        while (start < text.length() && !firm(doors.at(start))) {
            start = doors.next(start + 1);
        }
        if (start >= text.length()) {
            start = first;
        }
        if (start < text.length()) {
            var readings = doors.at(start);
            var door = readings.getFirst();
            return likeliest(start, door, doorsOf(readings) > 1);
        }
        return partly(0)
                .map(part -> likeliest(part.start(), part.reading(), false))
                .orElseGet(() -> likeliest(text.length(), DoorReading.NONE, false));
    }

    private static boolean firm(List<DoorReading> readings) {
        var door = readings.getFirst();
        return !(door.lane() + door.number() + door.building() + door.unit()).isEmpty();
    }

    private static long doorsOf(List<DoorReading> readings) {
        var likeliest = readings.getFirst();
        return readings.stream()
                .filter(door ->
                        door.number().equals(likeliest.number()) && door.lane().equals(likeliest.lane()))
                .map(door -> List.of(door.number(), door.building(), door.unit(), door.storey() + door.room()))
                .distinct()
                .count();
    }

    private Likeliest likeliest(int start, DoorReading door, boolean several) {
        var next = start == text.length()
                ? Next.END
                : door.number().isEmpty() && door.lane().isEmpty() ? Next.BUILDING : Next.NUMBER;
        int from = text.startsWith("中国") ? 2 : 0;
        var names = StreetText.names(text.substring(from), start - from, gazetteer, next).stream()
                .map(name -> new StreetText.Name(name.kind(), name.from() + from, name.end() + from))
                .toList();
        return new Likeliest(start, names, namedDoor(names, start, door), several, within(names));
    }

    // Where a compound's name stands before, 3-2-501 begins with the building and not with a house number.
    private DoorReading namedDoor(List<StreetText.Name> names, int start, DoorReading door) {
        boolean named = !names.isEmpty() && names.getLast().kind() == Kind.COMPOUND;
        return named && start < text.length() && door.rest().isEmpty()
                ? DoorText.readings(text.substring(start), true).getFirst()
                : door;
    }

    private Within within(List<StreetText.Name> names) {
        List<DivisionCode> codes = List.of();
        int end = 0;
        boolean former = false;
        for (var name : names) {
            if (name.kind().compareTo(Kind.COMMUNITY) > 0) {
                break;
            }
            var known = text.substring(name.from(), name.end());
            var now = gazetteer.named(known);
            if (now.isEmpty()) {
                now = gazetteer.shortNamed(known);
            }
            if (now.isEmpty()) {
                now = gazetteer.formerly(known).stream()
                        .flatMap(code -> gazetteer.inForceOrAbove(code).stream())
                        .toList();
                former |= !now.isEmpty();
            }
            if (!now.isEmpty()) {
                var narrower = inside(codes, now);
                if (narrower.isEmpty()) {
                    return new Within(codes, end, former, true);
                }
                codes = narrower;
                end = name.end();
            }
        }
        return new Within(codes, end, former, false);
    }

    /// One form for the groups and lanes that are counted: 三组 and 3组 are one, 二巷 and 2巷 too.
    static String streetKey(String street) {
        return NUMBERED.matcher(street).replaceAll(numeral -> ChineseNumber.digits(numeral.group(1)));
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

    private static final String BEGINNINGS = ChineseNumber.CHARACTERS + DoorScan.STEMS + "东西南北中#地负第附商门底储车";

    // Not in the middle of a number.
    private boolean mayBegin(int start) {
        char first = text.charAt(start);
        if (!AddressForm.isAlphanumeric(first) && BEGINNINGS.indexOf(first) < 0) {
            return false;
        }
        if (first == '门' && !text.startsWith("门面", start) && !text.startsWith("门市房", start)) {
            return false;
        }
        if (start == 0) {
            return true;
        }
        char before = text.charAt(start - 1);
        if (AddressForm.isDigit(first) && AddressForm.isLetter(before)) {
            return start > 1 && AddressForm.isLetter(text.charAt(start - 2));
        }
        return before != '-'
                && before != '#'
                && (before != '第' || AddressForm.isDigit(first))
                && !(AddressForm.isAlphanumeric(first) && AddressForm.isAlphanumeric(before))
                && !(ChineseNumber.isNumeral(first) && ChineseNumber.isNumeral(before));
    }

    /// The doors that begin at each place of the text, found once.
    private final class Doors {

        private final Map<Integer, List<DoorReading>> known = new HashMap<>();

        /// The end of the text is a door that states nothing.
        List<DoorReading> at(int start) {
            if (start == text.length()) {
                return List.of(DoorReading.NONE);
            }
            return known.computeIfAbsent(
                    start,
                    place -> mayBegin(place)
                            ? DoorText.readings(text.substring(place), isCompoundName(text.substring(0, place)))
                            : List.of());
        }

        /// The first place from here on where a door begins.
        int next(int from) {
            int start = from;
            while (start < text.length() && at(start).isEmpty()) {
                start++;
            }
            return start;
        }
    }
}
