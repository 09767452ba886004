package org.anju.frame;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is wrong with a form, field by field, in the reader's words; the page shows it above the form and at
/// the field.
public record Faults(List<Fault> all) {

    public static final Faults NONE = new Faults(List.of());

    public record Fault(String field, String text) {}

    public Faults {
        all = List.copyOf(all);
    }

    public static Faults of(String field, String text) {
        return new Faults(List.of(new Fault(field, text)));
    }

    public Faults and(String field, String text) {
        var more = new ArrayList<>(all);
        more.add(new Fault(field, text));
        return new Faults(more);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /// The fault of a field; `null` where it has none.
    public @Nullable String at(String field) {
        for (var fault : all) {
            if (fault.field().equals(field)) {
                return fault.text();
            }
        }
        return null;
    }

    /// The value of `aria-describedby` of a field; `null` where nothing describes it.
    public @Nullable String described(String field, boolean hint) {
        var fault = at(field) != null;
        if (!hint && !fault) {
            return null;
        }
        return (hint ? field + "-hint" : "") + (hint && fault ? " " : "") + (fault ? field + "-fault" : "");
    }
}
