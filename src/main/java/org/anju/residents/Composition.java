package org.anju.residents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import org.anju.shared.PersonId;

/// Who lived in a dwelling, day after day the same: from a day up to the day before another.
///
/// @param from the first day
/// @param until the day after the last
/// @param residents who lived there for certain, masked
/// @param possibleResidents who can have lived there, as far as dates are known
public record Composition(LocalDate from, LocalDate until, List<Hit> residents, List<Hit> possibleResidents) {

    public Composition {
        residents = List.copyOf(residents);
        possibleResidents = List.copyOf(possibleResidents);
    }

    /// A person and a stay in the dwelling, its days seen from the dwelling.
    record Inhabitant(Hit person, Person.Stay stay) {}

    /// The compositions of a period; equal ones that follow each other are one, and those of nobody left out.
    static List<Composition> of(List<Inhabitant> inhabitants, LocalDate from, LocalDate until) {
        var turns = new TreeSet<LocalDate>(List.of(from, until));
        for (var one : inhabitants) {
            var days = one.stay().days();
            for (var day : List.of(days.canBegin(), days.possibleUntil(), days.certainFrom(), days.certainUntil())) {
                if (day.isAfter(from) && day.isBefore(until)) {
                    turns.add(day);
                }
            }
        }
        var compositions = new ArrayList<Composition>();
        for (var day : turns.headSet(until)) {
            var next = turns.higher(day);
            var composition = on(inhabitants, day, next == null ? until : next);
            var before = compositions.isEmpty() ? null : compositions.getLast();
            if (before != null && composition.continues(before)) {
                compositions.set(
                        compositions.size() - 1,
                        new Composition(before.from, composition.until, before.residents, before.possibleResidents));
            } else if (!composition.empty()) {
                compositions.add(composition);
            }
        }
        return compositions;
    }

    private static Composition on(List<Inhabitant> inhabitants, LocalDate day, LocalDate next) {
        var residents = new LinkedHashMap<PersonId, Hit>();
        var possible = new LinkedHashMap<PersonId, Hit>();
        for (var one : inhabitants) {
            if (one.stay().days().certainOn(day)) {
                residents.put(one.person().person(), one.person());
            } else if (one.stay().days().possibleOn(day)) {
                possible.put(one.person().person(), one.person());
            }
        }
        residents.keySet().forEach(possible::remove);
        return new Composition(day, next, List.copyOf(residents.values()), List.copyOf(possible.values()));
    }

    private boolean empty() {
        return residents.isEmpty() && possibleResidents.isEmpty();
    }

    private boolean continues(Composition before) {
        return before.until.equals(from)
                && before.residents.equals(residents)
                && before.possibleResidents.equals(possibleResidents);
    }
}
