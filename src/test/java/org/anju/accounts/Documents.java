package org.anju.accounts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// JSON documents with something hostile at one place.
final class Documents {

    private static final String HOLE = "hole-4711";

    /// Values of another kind than a text, and such as are hard to read.
    static final List<String> RAW = List.of(
            "null",
            "true",
            "-1",
            "1e400",
            "12345678901234567890123456789012345678901234567890",
            "[]",
            "{}",
            "[[[[[[null]]]]]]",
            "{\"$ref\":\"#/\",\"__proto__\":{\"a\":1},\"@class\":\"java.lang.Runtime\"}",
            "\"\\u0000\"",
            "\"\\ud800\"");

    /// What is no document at all.
    static final List<String> NONE = List.of(
            "",
            " ",
            "null",
            "[]",
            "\"a\"",
            "{",
            "{\"a\":1,\"a\":2}",
            "{'a':1}",
            "\ufeff{}",
            "[".repeat(20_000),
            "{\"a\":".repeat(5_000),
            "<a/>",
            "{} {}");

    private Documents() {}

    /// The ways to all values in a document that are no object or list.
    static void places(@Nullable Object value, List<Object> way, List<List<Object>> places) {
        switch (value) {
            case Map<?, ?> map -> map.forEach((name, field) -> places(field, further(way, name), places));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    places(list.get(i), further(way, i), places);
                }
            }
            case null, default -> places.add(way);
        }
    }

    private static List<Object> further(List<Object> way, Object step) {
        var further = new ArrayList<>(way);
        further.add(step);
        return further;
    }

    /// The document with another value at the place.
    static @Nullable Object with(@Nullable Object document, List<Object> way, Object value) {
        if (way.isEmpty()) {
            return value;
        }
        var rest = way.subList(1, way.size());
        return switch (document) {
            case Map<?, ?> map -> {
                var changed = new LinkedHashMap<Object, @Nullable Object>(map);
                changed.compute(way.getFirst(), (name, field) -> with(field, rest, value));
                yield changed;
            }
            case List<?> list -> {
                var changed = new ArrayList<@Nullable Object>(list);
                int at = (Integer) way.getFirst();
                changed.set(at, with(changed.get(at), rest, value));
                yield changed;
            }
            case null, default -> throw new IllegalArgumentException("There is nothing at " + way + ".");
        };
    }

    /// The document as text, with this text at the place.
    static String raw(Object document, List<Object> way, String raw) {
        return JsonMapper.shared().writeValueAsString(with(document, way, HOLE)).replace("\"" + HOLE + "\"", raw);
    }
}
