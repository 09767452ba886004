package org.anju.permits;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.anju.frame.Words;
import org.anju.residents.Abode;
import org.anju.residents.Person;
import org.anju.shared.Channel;
import org.anju.shared.DivisionCode;

/// That somebody lives in a locality, without a break, since a day.
///
/// @param division where exactly
/// @param since the day from which the half year is reckoned
/// @param confirmed whether a landlord has confirmed the dwelling, so that no paper about it is needed
record Residence(DivisionCode division, DivisionCode locality, LocalDate since, boolean confirmed) {

    private static final ZoneId ZONE = Words.ZONE;

    /// What people say of themselves at a distance begins no earlier than they said it.
    private static final Set<Channel> OWN_WORD = EnumSet.of(Channel.PORTAL, Channel.KIOSK);

    /// Where a person lives on a day, and since when in that locality; empty where that is in no dwelling.
    static Optional<Residence> of(Person person, RuleSets sets, LocalDate day) {
        var now = person.stays().stream().filter(stay -> stay.on(day)).findFirst();
        if (now.isEmpty() || !(now.get().abode() instanceof Abode.Home home)) {
            return Optional.empty();
        }
        var locality = sets.of(home.division()).on(day).locality(home.division());
        var since = declared(person, now.get());
        var before = person.stays().stream()
                .filter(stay -> stay.abode() instanceof Abode.Home there && locality.holds(there.division()))
                .sorted(Comparator.comparing(Person.Stay::placed).reversed())
                .toList();
        for (var stay : before) {
            var begun = declared(person, stay);
            if (begun.isBefore(since) && !stay.days().possibleUntil().isBefore(since)) {
                since = begun;
            }
        }
        var confirmed = channel(person, now.get()).filter(OWN_WORD::contains).isPresent();
        return Optional.of(new Residence(home.division(), locality, since, confirmed));
    }

    private static LocalDate declared(Person person, Person.Stay stay) {
        if (channel(person, stay).filter(OWN_WORD::contains).isEmpty()) {
            return stay.certainFrom();
        }
        var said = first(person, stay).belief().from().atZone(ZONE).toLocalDate();
        return said.isAfter(stay.certainFrom()) ? said : stay.certainFrom();
    }

    // By which channel it came into the register; what the program took in by itself came from the holder, and a
    // landlord's code let it pass.
    private static Optional<Channel> channel(Person person, Person.Stay stay) {
        var act = first(person, stay).belief().openedBy();
        return person.acts().stream()
                .filter(one -> one.act().equals(act))
                .map(Person.Act::channel)
                .findFirst();
    }

    private static Person.Stay first(Person person, Person.Stay stay) {
        return person.history().stream()
                .filter(one -> one.id().equals(stay.id()))
                .min(Comparator.comparing(one -> one.belief().from()))
                .orElse(stay);
    }
}
