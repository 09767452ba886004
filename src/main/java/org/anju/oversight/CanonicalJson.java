package org.anju.oversight;

import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/// JSON with one spelling for each value (RFC 8785), for what we write: objects of texts, whole numbers and
/// objects. `String.compareTo` sorts the names as the RFC wants it, by UTF-16 units.
final class CanonicalJson {

    private CanonicalJson() {}

    static String write(SortedMap<String, ?> fields) {
        return fields.entrySet().stream()
                .map(field -> text(field.getKey()) + ":" + value(field))
                .collect(Collectors.joining(",", "{", "}"));
    }

    @SuppressWarnings("unchecked")
    private static String value(Map.Entry<String, ?> field) {
        return switch (field.getValue()) {
            case String text -> text(text);
            case Long number -> number.toString();
            case Integer number -> number.toString();
            case SortedMap<?, ?> inner -> write((SortedMap<String, ?>) inner);
            default ->
                throw new IllegalArgumentException(
                        "'%s' is no text and no whole number: %s".formatted(field.getKey(), field.getValue()));
        };
    }

    private static String text(String value) {
        var written = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> written.append("\\\"");
                case '\\' -> written.append("\\\\");
                case '\b' -> written.append("\\b");
                case '\f' -> written.append("\\f");
                case '\n' -> written.append("\\n");
                case '\r' -> written.append("\\r");
                case '\t' -> written.append("\\t");
                default -> {
                    if (c < ' ') {
                        written.append("\\u%04x".formatted((int) c));
                    } else {
                        written.append(c);
                    }
                }
            }
        }
        return written.append('"').toString();
    }
}
