package org.anju.declarations;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The questions of a declaration, one a page, in their order.
public enum Step {
    WHO("who"),
    NAME("name"),
    DOCUMENT("documentKind", "documentNumber"),
    ABOUT("sex", "birth-year", "birth-month", "birth-day"),
    SINCE("since-year", "since-month", "since-day", "since-unknown"),
    REASON("reason"),
    PHONE("phone"),
    CODE("code");

    private final List<String> fields;

    Step(String... fields) {
        this.fields = List.of(fields);
    }

    /// The fields of its form.
    List<String> fields() {
        return fields;
    }

    /// How the address of its page names it.
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Step> at(String path) {
        return List.of(values()).stream()
                .filter(step -> step.path().equals(path))
                .findFirst();
    }
}
