package org.anju.kiosk;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The questions of a declaration at a machine: who it is, is known already.
public enum DeclareStep {
    PLATE("plate"),
    SINCE("since-year", "since-month", "since-day", "since-unknown"),
    REASON("reason"),
    CODE("code");

    private final List<String> fields;

    DeclareStep(String... fields) {
        this.fields = List.of(fields);
    }

    List<String> fields() {
        return fields;
    }

    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<DeclareStep> at(String path) {
        return List.of(values()).stream()
                .filter(step -> step.path().equals(path))
                .findFirst();
    }
}
