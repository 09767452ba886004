package org.anju.matters;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.anju.frame.TextLine;
import org.jspecify.annotations.Nullable;

/// The keys of one mapping of a matter's text. Each fault is noted; then a stand-in is given, so that reading
/// goes on and all faults are found at once.
final class YamlFields {

    /// Code points of one text in one language.
    static final int LONGEST_TEXT = 2_000;

    /// Code points of one rule.
    static final int LONGEST_RULE = 2_000;

    private static final int MOST_ITEMS = 100;
    private static final Text STAND_IN = new Text("—", "—");

    private final String path;
    private final SequencedMap<String, YamlNode> entries;
    private final MatterFaults faults;
    private final boolean broken;

    /// @param broken whether this is no mapping, so that it goes without saying that its keys are missing
    private YamlFields(String path, SequencedMap<String, YamlNode> entries, MatterFaults faults, boolean broken) {
        this.path = path;
        this.entries = entries;
        this.faults = faults;
        this.broken = broken;
    }

    /// Reads a node that must be a mapping with some of these keys and no others.
    static YamlFields of(String path, YamlNode node, MatterFaults faults, String... known) {
        faults.stands(path, node);
        if (!(node instanceof YamlNode.Mapping(var line, var entries))) {
            faults.at(path, "mapping-expected");
            return new YamlFields(path, new LinkedHashMap<>(), faults, true);
        }
        var names = List.of(known);
        entries.forEach((key, value) -> {
            var at = MatterFaults.path(path, key);
            faults.stands(at, value);
            if (!names.contains(key)) {
                faults.at(at, "key-unknown", key, Nearest.to(key, names).orElse(String.join(", ", names)));
            }
        });
        return new YamlFields(path, entries, faults, false);
    }

    String at(String key) {
        return MatterFaults.path(path, key);
    }

    void fault(String key, String code, String... arguments) {
        if (!broken) {
            faults.at(at(key), code, arguments);
        }
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    /// A word that must be there, of this form.
    ///
    /// @param ifOther the fault where it has another: it says the form in words
    String word(String key, Pattern form, String ifOther) {
        var written = scalar(key, true);
        if (written != null && !form.matcher(written).matches()) {
            fault(key, ifOther, written);
        }
        return written == null ? "" : written;
    }

    /// A rule, or a number, that must be there.
    String rule(String key) {
        var written = scalar(key, true);
        return written == null ? "" : checked(key, written);
    }

    @Nullable
    String ruleIfAny(String key) {
        var written = scalar(key, false);
        return written == null ? null : checked(key, written);
    }

    private String checked(String key, String written) {
        if (written.codePointCount(0, written.length()) > LONGEST_RULE) {
            fault(key, "too-long", String.valueOf(LONGEST_RULE));
        }
        return written;
    }

    boolean truth(String key) {
        var written = scalar(key, false);
        if (written != null && !written.equals("true") && !written.equals("false")) {
            fault(key, "truth-expected", written);
        }
        return "true".equals(written);
    }

    int number(String key, int ifAbsent, int most) {
        var written = scalar(key, false);
        if (written == null) {
            return ifAbsent;
        }
        var number = written.matches("[0-9]{1,5}") ? Integer.parseInt(written) : 0;
        if (number < 1 || number > most) {
            fault(key, "number-range", written, String.valueOf(most));
            return ifAbsent;
        }
        return number;
    }

    LocalDate day(String key) {
        var day = dayIfAny(key);
        if (day == null && !has(key)) {
            fault(key, "missing", key);
        }
        return day == null ? LocalDate.EPOCH : day;
    }

    @Nullable
    LocalDate dayIfAny(String key) {
        var written = scalar(key, false);
        if (written == null) {
            return null;
        }
        try {
            if (written.length() == "2026-01-31".length()) {
                return LocalDate.parse(written);
            }
        } catch (DateTimeException e) {
            // told below
        }
        fault(key, "day-form", written);
        return null;
    }

    /// A value of an enumeration, written in small letters with hyphens.
    <E extends Enum<E>> @Nullable E oneOf(String key, Set<E> values) {
        var written = scalar(key, true);
        return written == null ? null : value(at(key), written, values);
    }

    /// Some of the values of an enumeration, at least one.
    <E extends Enum<E>> Set<E> someOf(String key, Set<E> values) {
        var chosen = new HashSet<E>();
        items(key, true, (at, node) -> {
                    if (node instanceof YamlNode.Scalar(var line, var text)) {
                        return value(at, text, values);
                    }
                    faults.at(at, "word-expected");
                    return null;
                })
                .forEach(chosen::add);
        return chosen;
    }

    private <E extends Enum<E>> @Nullable E value(String at, String written, Set<E> values) {
        for (var value : values) {
            if (name(value).equals(written.toLowerCase(Locale.ROOT))) {
                return value;
            }
        }
        var names = values.stream().sorted().map(YamlFields::name).collect(Collectors.joining(", "));
        faults.at(at, "value-unknown", written, names);
        return null;
    }

    static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// A text in both languages that must be there.
    Text text(String key) {
        var text = textIfAny(key);
        if (text == null && !has(key)) {
            fault(key, "missing", key);
        }
        return text == null ? STAND_IN : text;
    }

    @Nullable
    Text textIfAny(String key) {
        var node = entries.get(key);
        return node == null ? null : text(at(key), node, faults);
    }

    /// A node that is a text in both languages.
    static Text text(String at, YamlNode node, MatterFaults faults) {
        return YamlFields.of(at, node, faults, "zh", "en").both();
    }

    /// The texts under `zh` and `en` of this mapping itself.
    Text both() {
        var zh = said("zh", "");
        var en = said("en", " ");
        return zh.isEmpty() || en.isEmpty() ? STAND_IN : new Text(zh, en);
    }

    private String said(String tongue, String between) {
        var node = entries.get(tongue);
        if (node == null || node instanceof YamlNode.Scalar(var line, var text) && text.isBlank()) {
            fault(tongue, "language-missing", tongue);
            return "";
        }
        var written = scalar(tongue, true);
        var one = written == null ? "" : written.replaceAll("\\s*\\R\\s*", between);
        if (!one.isEmpty() && !TextLine.fits(one, LONGEST_TEXT)) {
            fault(tongue, "text-form", String.valueOf(LONGEST_TEXT));
        }
        return one;
    }

    /// What each item of a list is read as; `null` items are left out.
    <T> List<T> items(String key, boolean needed, BiFunction<String, YamlNode, @Nullable T> read) {
        var node = entries.get(key);
        if (node == null) {
            if (needed) {
                fault(key, "missing", key);
            }
            return List.of();
        }
        if (!(node instanceof YamlNode.Items(var line, var items))) {
            fault(key, "list-expected");
            return List.of();
        }
        if (needed && items.isEmpty() || items.size() > MOST_ITEMS) {
            fault(key, "list-size", needed ? "1" : "0", String.valueOf(MOST_ITEMS));
        }
        var all = new ArrayList<T>();
        for (int i = 0; i < items.size(); i++) {
            var at = MatterFaults.path(at(key), i);
            faults.stands(at, items.get(i));
            var one = read.apply(at, items.get(i));
            if (one != null) {
                all.add(one);
            }
        }
        return all;
    }

    /// What the mapping under a key is read as; the other where there is none.
    <T> T within(String key, T ifAbsent, boolean needed, Function<YamlFields, T> read, String... known) {
        var node = entries.get(key);
        if (node == null) {
            if (needed) {
                fault(key, "missing", key);
            }
            return ifAbsent;
        }
        return read.apply(YamlFields.of(at(key), node, faults, known));
    }

    private @Nullable String scalar(String key, boolean needed) {
        var node = entries.get(key);
        if (node == null) {
            if (needed) {
                fault(key, "missing", key);
            }
            return null;
        }
        if (!(node instanceof YamlNode.Scalar(var line, var text))) {
            fault(key, "word-expected");
            return null;
        }
        if (text.isBlank()) {
            fault(key, "missing", key);
            return null;
        }
        return text.strip();
    }
}
