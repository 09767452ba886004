package org.anju.places;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.anju.shared.DivisionCode;
import org.anju.shared.DivisionCode.Level;
import org.jspecify.annotations.Nullable;

/// All divisions in memory: a nation has about 45,000 down to streets, and every address begins with some of
/// them. Never changes; a new one is made when the divisions do.
final class Gazetteer {

    /// Entries of the lists that group counties and are no places; nobody writes them in an address.
    private static final Set<String> GROUPINGS =
            Set.of("市辖区", "县", "市辖县", "省直辖县级行政区划", "自治区直辖县级行政区划", "省直辖行政单位", "省直辖县级行政单位");

    private static final List<String> SUFFIXES = List.of(
            "特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "街道办事处", "街道", "地区", "新区", "省", "市", "区", "县", "镇", "乡", "旗",
            "盟");
    private static final int SHORTEST_NAME = 2;
    private static final int LONGEST_NAME = 63;

    private final TreeMap<String, List<Division>> versions = new TreeMap<>();
    private final Map<String, List<DivisionCode>> named = new HashMap<>();
    private final Map<String, List<DivisionCode>> shortNamed = new HashMap<>();
    private final Map<Integer, Long> lengths = new HashMap<>();
    private final Map<String, List<DivisionName>> children = new HashMap<>();
    private final Set<String> provincesWithHistory = new HashSet<>();
    private final LocalDate today;

    /// @param believed all divisions as believed now
    /// @param today the day whose names are read in addresses
    Gazetteer(List<Division> believed, LocalDate today) {
        this.today = today;
        for (var division : believed) {
            versions.computeIfAbsent(division.code().value(), code -> new ArrayList<>())
                    .add(division);
            if (division.history()) {
                provincesWithHistory.add(division.code().value().substring(0, 2));
            }
        }
        for (var ofOne : versions.values()) {
            ofOne.sort(Comparator.comparing(Division::from));
            ofOne.stream().filter(division -> division.on(today)).findFirst().ifPresent(this::index);
        }
    }

    private void index(Division division) {
        var code = division.code();
        var parent = division.parent() == null ? "" : division.parent().value();
        children.computeIfAbsent(parent, key -> new ArrayList<>()).add(new DivisionName(code, division.name()));
        var name = AddressText.normal(division.name());
        if (GROUPINGS.contains(name) || name.length() < SHORTEST_NAME || name.length() > LONGEST_NAME) {
            return;
        }
        note(name);
        named.computeIfAbsent(name, key -> new ArrayList<>(1)).add(code);
        if (code.level() != Level.COMMUNITY) {
            SUFFIXES.stream()
                    .filter(name::endsWith)
                    .findFirst()
                    .map(suffix -> name.substring(0, name.length() - suffix.length()))
                    .filter(brief -> brief.length() >= SHORTEST_NAME)
                    .ifPresent(brief -> {
                        note(brief);
                        shortNamed
                                .computeIfAbsent(brief, key -> new ArrayList<>(1))
                                .add(code);
                    });
        }
    }

    private void note(String name) {
        lengths.merge(beginning(name, 0), 1L << name.length(), (one, other) -> one | other);
    }

    private static int beginning(String text, int at) {
        return text.charAt(at) << Character.SIZE | text.charAt(at + 1);
    }

    /// How long names that begin like the text at this place can be, as the set bits of a number.
    long lengths(String text, int at) {
        return at + SHORTEST_NAME > text.length() ? 0 : lengths.getOrDefault(beginning(text, at), 0L);
    }

    /// The divisions called exactly so today.
    List<DivisionCode> named(String name) {
        return named.getOrDefault(name, List.of());
    }

    /// The divisions called so today when 省, 市, 区 … is left out.
    List<DivisionCode> shortNamed(String name) {
        return shortNamed.getOrDefault(name, List.of());
    }

    Optional<Division> find(DivisionCode code, LocalDate on) {
        return versions.getOrDefault(code.value(), List.of()).stream()
                .filter(division -> division.on(on))
                .findFirst();
    }

    /// As it is called today; empty where it is not in force.
    Optional<Division> inForce(DivisionCode code) {
        return find(code, today);
    }

    /// As it is called today, or was last.
    Optional<Division> latest(DivisionCode code) {
        var all = versions.getOrDefault(code.value(), List.of());
        return find(code, today).or(() -> all.isEmpty() ? Optional.empty() : Optional.of(all.getLast()));
    }

    /// From the province down to the division itself, without entries that merely group.
    List<DivisionName> path(DivisionCode code) {
        var path = new ArrayList<DivisionName>();
        var at = latest(code);
        while (at.isPresent()) {
            var division = at.get();
            if (!GROUPINGS.contains(division.name())) {
                path.addFirst(new DivisionName(division.code(), division.name()));
            }
            at = Optional.ofNullable(division.parent()).flatMap(this::latest);
        }
        return List.copyOf(path);
    }

    /// @param parent `null` for the provinces
    /// @param after the last code that was shown; blank from the start
    List<DivisionName> children(@Nullable DivisionCode parent, String after, int limit) {
        return children.getOrDefault(parent == null ? "" : parent.value(), List.of()).stream()
                .filter(child -> child.code().value().compareTo(after) > 0)
                .limit(limit)
                .toList();
    }

    /// Whether a six-digit division was in force on a day. A code last listed for one year was abolished in the
    /// course of the next, so it counts through that next year too.
    DivisionCheck check(String sixDigits, LocalDate on) {
        var all = versions.getOrDefault(sixDigits + "000000", List.of());
        if (all.isEmpty()) {
            return provincesWithHistory.contains(sixDigits.substring(0, 2))
                    ? new DivisionCheck.Unknown()
                    : new DivisionCheck.NotLoaded();
        }
        for (var division : all) {
            if (division.on(on)) {
                return new DivisionCheck.Known(division.name());
            }
        }
        Division last = null;
        for (var division : all) {
            if (!division.until().isAfter(on)) {
                last = division;
            }
        }
        if (last == null) {
            var first = all.getFirst();
            return new DivisionCheck.NotYet(first.name(), first.from());
        }
        return on.isBefore(last.until().plusYears(1))
                ? new DivisionCheck.Known(last.name())
                : new DivisionCheck.Abolished(last.name(), last.until());
    }
}
