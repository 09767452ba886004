package org.anju.residents;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.anju.frame.Words;
import org.anju.places.DivisionName;
import org.anju.places.Places;
import org.anju.shared.AsOf;
import org.anju.shared.DivisionCode;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.springframework.stereotype.Component;

/// Turns what is recorded of a person into what a page shows.
@Component
class PersonViews {

    private final Places places;
    private final Keyring keyring;
    private final Clock clock;

    PersonViews(Places places, Keyring keyring, Clock clock) {
        this.places = places;
        this.keyring = keyring;
        this.clock = clock;
    }

    PersonId person(String reference) {
        return keyring.key(reference)
                .map(PersonId::new)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "person-unknown"));
    }

    String reference(PersonId person) {
        return keyring.reference(person.value());
    }

    /// The point in time that two date fields ask for; blank means today, as known now.
    ///
    /// @param knownOn the day up to whose end things were known
    AsOf asOf(String validOn, String knownOn) {
        var today = LocalDate.now(clock);
        var known = day(knownOn, today);
        Instant knownAt = known.isBefore(today)
                ? known.plusDays(1).atStartOfDay(Words.ZONE).toInstant()
                : clock.instant();
        return new AsOf(day(validOn, today), knownAt);
    }

    static LocalDate day(String written, LocalDate ifBlank) {
        try {
            return written.isBlank() ? ifBlank : LocalDate.parse(written.strip());
        } catch (java.time.DateTimeException e) {
            throw new Problem(Problem.Kind.INVALID, "date-form", written);
        }
    }

    PersonView view(Person person, AsOf asOf) {
        var today = LocalDate.now(clock);
        var past = !asOf.validOn().equals(today)
                || asOf.knownAt().isBefore(clock.instant().minusSeconds(60));
        return new PersonView(person, asOf, reference(person.id()), household(person), past, keyring);
    }

    private String household(Person person) {
        var written = person.particulars().household();
        if (!written.matches("[0-9]{6}|[0-9]{9}|[0-9]{12}")) {
            return written;
        }
        var names = places.path(DivisionCode.read(written)).stream()
                .map(DivisionName::name)
                .collect(Collectors.joining());
        return names.isEmpty() ? written : names;
    }
}
