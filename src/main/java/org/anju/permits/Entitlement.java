package org.anju.permits;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What holders of a permit have a right to where they live: the rights, services and conveniences of arts. 12
/// and 13 of the decree, in its order.
public enum Entitlement {
    EMPLOYMENT(Part.RIGHT),
    SOCIAL_INSURANCE(Part.RIGHT),
    HOUSING_FUND(Part.RIGHT),
    COMPULSORY_EDUCATION(Part.SERVICE),
    EMPLOYMENT_SERVICE(Part.SERVICE),
    PUBLIC_HEALTH(Part.SERVICE),
    CULTURE_AND_SPORT(Part.SERVICE),
    LEGAL_AID(Part.SERVICE),
    OTHER_SERVICES(Part.SERVICE),
    EXIT_ENTRY_PAPERS(Part.CONVENIENCE),
    IDENTITY_CARD(Part.CONVENIENCE),
    VEHICLE_REGISTRATION(Part.CONVENIENCE),
    DRIVING_LICENCE(Part.CONVENIENCE),
    PROFESSIONAL_EXAMINATIONS(Part.CONVENIENCE),
    BIRTH_SERVICE_REGISTRATION(Part.CONVENIENCE),
    OTHER_CONVENIENCES(Part.CONVENIENCE);

    private final Part part;

    Entitlement(Part part) {
        this.part = part;
    }

    public enum Part {
        /// art. 12, first sentence
        RIGHT,
        /// art. 12, (1) to (6)
        SERVICE,
        /// art. 13, (1) to (7)
        CONVENIENCE
    }

    public Part part() {
        return part;
    }

    /// As agencies write it, such as `compulsory-education`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Entitlement> read(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
