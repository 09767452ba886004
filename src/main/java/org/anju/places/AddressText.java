package org.anju.places;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.anju.places.StreetText.Kind;
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
    static List<DivisionCode> inside(List<DivisionCode> named, List<DivisionCode> next) {
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
        var doors = new Doors(text);
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
                doors.partly(prefix.end()).ifPresent(part -> add(prefix, part.start(), part.reading(), readings));
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
        var doors = new Doors(text);
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

    /// The text in its parts, in its likeliest reading. Nothing is asked but the divisions.
    static WrittenAddress written(String written, Gazetteer gazetteer) {
        var form = AddressForm.of(written);
        var address = new AddressText(form.text(), gazetteer);
        return new WrittenParts(form, address.fits() ? new WrittenText(form.text(), gazetteer).likeliest() : null)
                .address();
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
}
