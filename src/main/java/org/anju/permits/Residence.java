package org.anju.permits;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.anju.frame.Words;
import org.anju.residents.Abiding;
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

    /// What people say of themselves at a distance, with nobody who confirms it, proves no day before it was said.
    private static final Set<Channel> OWN_WORD = EnumSet.of(Channel.PORTAL, Channel.KIOSK);

    /// Where a person lives on a day, and since when in that locality; empty where that is in no dwelling, and of
    /// whoever died or left by then.
    static Optional<Residence> of(Person person, RuleSets sets, LocalDate day) {
        var now = Abiding.home(person, day);
        if (now.isEmpty() || !(now.get().abode() instanceof Abode.Home home)) {
            return Optional.empty();
        }
        var rules = sets.of(home.division()).on(day);
        var locality = rules.locality(home.division());
        var since = Abiding.since(
                person.stays(), now.get(), locality::holds, stay -> begun(person, stay, rules.reckonedFrom()));
        return Optional.of(
                new Residence(home.division(), locality, since, now.get().confirmedByLandlord()));
    }

    private static LocalDate begun(Person person, Person.Stay stay, RuleSet.ReckonedFrom from) {
        var certain = stay.days().certainFrom();
        var said = first(person, stay).belief().from().atZone(ZONE).toLocalDate();
        var own = channel(person, stay).filter(OWN_WORD::contains).isPresent() && !stay.confirmedByLandlord();
        return switch (from) {
            case RESIDENCE -> own && said.isAfter(certain) ? said : certain;
            // A file hands over what was declared elsewhere before, on days that it does not say.
            case DECLARATION ->
                said.isAfter(certain)
                                && channel(person, stay)
                                        .filter(Channel.IMPORT::equals)
                                        .isEmpty()
                        ? said
                        : certain;
        };
    }

    // By which channel it came into the register.
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
