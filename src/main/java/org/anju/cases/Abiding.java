package org.anju.cases;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anju.residents.Abode;
import org.anju.residents.Person;

/// Since when somebody lives in a city without a break, by the stays of the register.
///
/// A city is a division of the second level; those directly under the central government are of the first.
final class Abiding {

    private static final Set<String> DIRECT = Set.of("11", "12", "31", "50");
    private static final int CITY = 4;
    private static final int PROVINCE = 2;

    private Abiding() {}

    /// The home in which a person certainly lives on a day.
    static Optional<Person.Stay> home(List<Person.Stay> stays, LocalDate on) {
        return stays.stream().filter(stay -> stay.on(on)).findFirst();
    }

    /// The beginning of a division's code that names its city.
    static String locality(String division) {
        var length = DIRECT.stream().anyMatch(division::startsWith) ? PROVINCE : CITY;
        return division.substring(0, Math.min(length, division.length()));
    }

    /// The certain first day of the unbroken stays in a city that lead to a home. Who moved within it at a time
    /// that is not known to the day lived in one of the two homes until then.
    static LocalDate since(List<Person.Stay> stays, Person.Stay home, String locality) {
        var earlier = stays.stream()
                .filter(stay -> stay.abode() instanceof Abode.Home there
                        && locality(there.division().value()).equals(locality))
                .filter(stay -> stay.days().certainEver())
                .sorted(Comparator.comparing((Person.Stay stay) -> stay.days().certainFrom())
                        .reversed())
                .toList();
        var first = home;
        for (var stay : earlier) {
            if (stay.days().certainFrom().isBefore(first.days().certainFrom())
                    && !stay.days().certainUntil().isBefore(first.days().canBegin())) {
                first = stay;
            }
        }
        return first.days().certainFrom();
    }
}
