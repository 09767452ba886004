package org.anju.places;

import java.util.List;
import org.anju.shared.DivisionCode;

/// What a written address means. Never a guess: a stated part that contradicts the register is no match.
public sealed interface Resolution {

    record Found(AddressId id, String text, DivisionCode division) implements Resolution {}

    /// Several addresses fit what is stated.
    ///
    /// @param candidates at most twenty of them
    record Ambiguous(List<AddressCandidate> candidates) implements Resolution {
        public Ambiguous {
            candidates = List.copyOf(candidates);
        }
    }

    record Unknown(Fault fault) implements Resolution {}

    /// How far the reading came; [#code] is the stable reason in reports.
    enum Fault {
        ADDRESS_MISSING("address-missing"),
        ADDRESS_UNREADABLE("address-unreadable"),
        STREET_UNKNOWN("street-unknown"),
        NUMBER_UNKNOWN("number-unknown"),
        /// The house is known and has rooms, but none is stated.
        ROOM_MISSING("room-missing"),
        ROOM_UNKNOWN("room-unknown");

        private final String code;

        Fault(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
