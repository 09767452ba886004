package org.anju.matters;

import java.util.Map;

/// The text of a matter as an administrator writes it, with the example that it is tried on.
///
/// @param fields by name, as written: `text`, `cause`, `today`, `fact.<name>`, `answer.<id>`
public record MatterForm(Map<String, String> fields) {

    public MatterForm {
        fields = Map.copyOf(fields);
    }

    static MatterForm of(String text) {
        return new MatterForm(Map.of("text", text));
    }

    /// The text; a browser ends lines with two characters.
    public String text() {
        return field("text").replace("\r\n", "\n");
    }

    public String cause() {
        return field("cause").strip();
    }

    public String fact(String name) {
        return field("fact." + name).strip();
    }

    public String answer(String id) {
        return field("answer." + id).strip();
    }

    public String field(String name) {
        return fields.getOrDefault(name, "");
    }
}
