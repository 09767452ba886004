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
            "特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "自治州", "自治县", "自治旗", "街道办事处", "街道", "地区", "新区", "省", "市", "区",
            "县", "镇", "乡", "旗", "盟");
    private static final List<String> PEOPLES = List.of(
            "蒙古族", "蒙古", "回族", "藏族", "维吾尔", "苗族", "彝族", "壮族", "布依族", "朝鲜族", "满族", "侗族", "瑶族", "白族", "土家族", "哈尼族", "哈萨克",
            "傣族", "黎族", "傈僳族", "佤族", "畲族", "拉祜族", "水族", "东乡族", "纳西族", "景颇族", "柯尔克孜", "土族", "达斡尔族", "仫佬族", "羌族", "布朗族",
            "撒拉族", "毛南族", "仡佬族", "锡伯", "普米族", "塔吉克", "怒族", "鄂温克族", "裕固族", "独龙族", "鄂伦春", "各族");
    private static final int SHORTEST_NAME = 2;
    private static final int LONGEST_NAME = 63;

    private final TreeMap<String, List<Division>> versions = new TreeMap<>();
    private final Map<String, List<DivisionCode>> named = new HashMap<>();
    private final Map<String, List<DivisionCode>> shortNamed = new HashMap<>();
    private final Map<String, List<DivisionCode>> former = new HashMap<>();
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
            ofOne.stream().filter(division -> !division.until().isAfter(today)).forEach(this::indexFormer);
        }
    }

    // Names stand in old papers for decades after they went out of force.
    private void indexFormer(Division division) {
        var name = AddressForm.normal(division.name());
        if (!isWritten(name) || named(name).contains(division.code())) {
            return;
        }
        note(name);
        var codes = former.computeIfAbsent(name, key -> new ArrayList<>(1));
        if (!codes.contains(division.code())) {
            codes.add(division.code());
        }
    }

    private static boolean isWritten(String name) {
        return !GROUPINGS.contains(name) && name.length() >= SHORTEST_NAME && name.length() <= LONGEST_NAME;
    }

    private void index(Division division) {
        var code = division.code();
        var parent = division.parent() == null ? "" : division.parent().value();
        children.computeIfAbsent(parent, key -> new ArrayList<>()).add(new DivisionName(code, division.name()));
        var name = AddressForm.normal(division.name());
        if (!isWritten(name)) {
            return;
        }
        note(name);
        named.computeIfAbsent(name, key -> new ArrayList<>(1)).add(code);
        if (code.level() != Level.COMMUNITY) {
            SUFFIXES.stream()
                    .filter(name::endsWith)
                    .findFirst()
                    .map(suffix -> withoutPeoples(name.substring(0, name.length() - suffix.length())))
                    .filter(brief -> brief.length() >= SHORTEST_NAME)
                    .ifPresent(brief -> {
                        note(brief);
                        shortNamed
                                .computeIfAbsent(brief, key -> new ArrayList<>(1))
                                .add(code);
                    });
        }
    }

    // 大理白族自治州 is written 大理 for short.
    private static String withoutPeoples(String name) {
        var peoples = PEOPLES.stream().filter(name::endsWith).findFirst();
        return peoples.isEmpty()
                ? name
                : withoutPeoples(name.substring(0, name.length() - peoples.get().length()));
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

    /// The divisions that were called exactly so once, and are not today.
    List<DivisionCode> formerly(String name) {
        return former.getOrDefault(name, List.of());
    }

    /// The division itself where it is in force, else the next one above it that is.
    Optional<DivisionCode> inForceOrAbove(DivisionCode code) {
        for (int level = code.level().ordinal(); level >= 0; level--) {
            var above = code.at(Level.values()[level]);
            if (inForce(above).isPresent()) {
                return Optional.of(above);
            }
        }
        return Optional.empty();
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
