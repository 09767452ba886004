package org.anju.residents;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.anju.shared.DivisionCode;

/// Since when somebody lives in a place without a break, by the stays of the register. Everything that asks for
/// unbroken residence asks here, so that a permit and a matter never say two things about one life.
public final class Abiding {

    private Abiding() {}

    /// The home in which a person certainly lives on a day; empty of whoever died or left by then, or never should
    /// have been registered, though the history goes on to say where the last stay was.
    public static Optional<Person.Stay> home(Person person, LocalDate on) {
        return gone(person, on).isPresent()
                        || standing(person, Person.Standing.Word.ERROR, on).isPresent()
                ? Optional.empty()
                : person.stays().stream().filter(stay -> stay.on(on)).findFirst();
    }

    /// The death or the departure by which a person lives nowhere here on a day, by present belief; empty where
    /// there is none. A departure is over once a home began, certainly, on its day or later: of two records that
    /// are one person's the old one may say that the person left, and the new one where to.
    public static Optional<Person.Standing> gone(Person person, LocalDate on) {
        return standing(person, Person.Standing.Word.DEATH, on)
                .or(() -> standing(person, Person.Standing.Word.DEPARTURE, on)
                        .filter(left -> person.stays().stream().noneMatch(stay -> began(stay, left.since(), on))));
    }

    private static Optional<Person.Standing> standing(Person person, Person.Standing.Word word, LocalDate on) {
        return person.standings().stream()
                .filter(one -> one.word() == word
                        && one.belief().until() == null
                        && !one.since().isAfter(on))
                .max(Comparator.comparing(Person.Standing::since));
    }

    // Whether a home began within this time, be its first day known or not: one that can have begun earlier may be the
    // one that was left.
    private static boolean began(Person.Stay stay, LocalDate since, LocalDate on) {
        var days = stay.days();
        return stay.abode() instanceof Abode.Home
                && days.certainEver()
                && !days.canBegin().isBefore(since)
                && !days.certainFrom().isAfter(on);
    }

    /// The certain first day of the unbroken stays in a city that lead to a home.
    public static LocalDate since(List<Person.Stay> stays, Person.Stay home, DivisionCode city) {
        return since(stays, home, city::holds, stay -> stay.days().certainFrom());
    }

    /// The first day of the unbroken stays in a place that lead to a home.
    ///
    /// A stay follows another without a break where it can begin no later than that one ends. Who moved within the
    /// place at a time that is not known to the day lived in one of the two homes until then; so a stay that is
    /// certain on no day, between two others of the place, breaks nothing and begins nothing earlier.
    ///
    /// @param here whether a division lies in the place
    /// @param begun from which day a stay counts
    public static LocalDate since(
            List<Person.Stay> stays,
            Person.Stay home,
            Predicate<DivisionCode> here,
            Function<Person.Stay, LocalDate> begun) {
        var newestFirst = stays.stream()
                .filter(stay -> stay.abode() instanceof Abode.Home there && here.test(there.division()))
                .sorted(Comparator.comparing((Person.Stay stay) -> stay.days().canBegin())
                        .reversed())
                .toList();
        var reached = home.days().canBegin();
        var since = begun.apply(home);
        for (var stay : newestFirst) {
            if (stay.days().certainUntil().isBefore(reached)
                    || stay.days().canBegin().isAfter(reached)) {
                continue;
            }
            reached = stay.days().canBegin();
            var from = begun.apply(stay);
            since = from.isBefore(since) ? from : since;
        }
        return since;
    }
}
