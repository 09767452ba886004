package org.anju.shared;

import java.util.Arrays;
import java.util.List;

/// A request we refuse. The name is stable and is what a caller may depend on; the words for people are the
/// message `problem.<name>` in the reader's language, filled with the arguments.
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// What kind of refusal; `front` alone turns it into HTTP.
    public enum Kind {
        UNKNOWN,
        /// it cannot even be read
        UNREADABLE,
        TOO_LARGE,
        INVALID,
        CONFLICT,
        FORBIDDEN,
        UNAUTHENTICATED,
        /// it was there and is not any more, for good
        GONE,
        /// too often; the first argument is how many seconds to wait
        TOO_OFTEN,
        UNAVAILABLE
    }

    /// One fault in a request: where (a JSON Pointer or a field's name) and which (a stable code).
    public record Fault(String pointer, String code) {}

    private final Kind kind;
    private final String name;
    private final transient Object[] arguments;
    private final transient List<Fault> faults;

    public Problem(Kind kind, String name, Object... arguments) {
        this(kind, name, List.of(), arguments);
    }

    public Problem(Kind kind, String name, List<Fault> faults, Object... arguments) {
        super(name + " " + Arrays.toString(arguments) + (faults.isEmpty() ? "" : " " + faults));
        this.kind = kind;
        this.name = name;
        this.arguments = arguments.clone();
        this.faults = List.copyOf(faults);
    }

    public Kind kind() {
        return kind;
    }

    public String name() {
        return name;
    }

    public Object[] arguments() {
        return arguments.clone();
    }

    /// All faults at once; empty where the refusal is not about a field.
    public List<Fault> faults() {
        return faults;
    }
}
