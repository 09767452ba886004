package org.anju.wards;

import java.time.Instant;
import java.time.LocalDate;
import org.anju.shared.PersonId;
import org.jspecify.annotations.Nullable;

/// That somebody acts for a person 监护.
///
/// @param paper what was seen at the desk, and its number
/// @param since the first day
/// @param until the first day on which it no longer stands
/// @param unitName the unit that recorded it
/// @param confirmed whether it needs no second person, or one has confirmed it
/// @param waits whether a second person can still confirm it
/// @param ended when it was ended before that day; `null` where it was not
public record Guardianship(
        GuardianshipId id,
        PersonId ward,
        PersonId guardian,
        Basis basis,
        Paper paper,
        String number,
        LocalDate since,
        LocalDate until,
        String unitName,
        boolean confirmed,
        boolean waits,
        @Nullable Instant ended) {

    /// By which right (Civil Code of 2020, arts. 27, 28, 31 and 33).
    public enum Basis {
        /// a parent, until the child is of age
        PARENT,
        /// anybody else, and a parent whose child is of age
        GUARDIAN
    }

    /// What proves it.
    public enum Paper {
        BIRTH_CERTIFICATE,
        HOUSEHOLD_REGISTER,
        ADOPTION_CERTIFICATE,
        COURT_DECISION,
        APPOINTMENT,
        NOTARISED_AGREEMENT
    }

    public boolean standsOn(LocalDate day) {
        return confirmed && goesOn(day) && !day.isBefore(since);
    }

    /// Whether it stands, or will once it is confirmed: it was not ended, and its last day has not passed.
    public boolean goesOn(LocalDate day) {
        return ended == null && (confirmed || waits) && day.isBefore(until);
    }
}
