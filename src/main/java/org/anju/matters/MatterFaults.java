package org.anju.matters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that is wrong with one text, as far as it has been read; and on which line each of its parts stands.
final class MatterFaults {

    private final List<MatterFault> faults = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private final boolean taken;

    /// @param taken whether the text is in the catalogue already
    MatterFaults(boolean taken) {
        this.taken = taken;
    }

    MatterFaults() {
        this(false);
    }

    static String path(String parent, String key) {
        return parent.isEmpty() ? key : parent + "." + key;
    }

    static String path(String parent, int index) {
        return parent + "[" + index + "]";
    }

    /// Remembers where a part stands.
    void stands(String path, YamlNode node) {
        lines.put(path, node.line());
    }

    void at(String path, int line, String code, String... arguments) {
        faults.add(new MatterFault(path, line, code, List.of(arguments)));
    }

    /// At a part that was read, or, where it is missing, at what it is missing from.
    void at(String path, String code, String... arguments) {
        at(path, line(path), code, arguments);
    }

    /// The same of what was allowed once: a text that is in the catalogue already stays readable with it.
    void newly(String path, String code, String... arguments) {
        if (!taken) {
            at(path, code, arguments);
        }
    }

    boolean none() {
        return faults.isEmpty();
    }

    /// In the order of the text.
    List<MatterFault> list() {
        return faults.stream()
                .sorted(Comparator.comparingInt(MatterFault::line))
                .toList();
    }

    private int line(String path) {
        for (@Nullable String at = path; at != null; at = parent(at)) {
            var line = lines.get(at);
            if (line != null) {
                return line;
            }
        }
        return 1;
    }

    private static @Nullable String parent(String path) {
        var end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
        return end < 0 ? null : path.substring(0, end);
    }
}
