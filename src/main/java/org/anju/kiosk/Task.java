package org.anju.kiosk;

import java.util.Optional;
import org.anju.shared.MatterCode;

/// What somebody comes to a machine for.
sealed interface Task {

    /// "I live here": the declaration at a door, of oneself.
    record Declare() implements Task {}

    /// To see and print what the register holds, and certificates.
    record Record() implements Task {}

    /// A matter of the catalogue.
    record Of(MatterCode matter) implements Task {}

    /// As forms, addresses and figures name it.
    default String code() {
        return switch (this) {
            case Declare() -> "declare";
            case Record() -> "record";
            case Of(var matter) -> matter.value();
        };
    }

    static Optional<Task> read(String code) {
        return switch (code) {
            case "declare" -> Optional.of(new Declare());
            case "record" -> Optional.of(new Record());
            default -> {
                try {
                    yield Optional.of(new Of(new MatterCode(code)));
                } catch (IllegalArgumentException none) {
                    yield Optional.empty();
                }
            }
        };
    }
}
