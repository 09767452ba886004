package org.anju.residents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.anju.shared.PartialDate;
import org.jspecify.annotations.Nullable;

/// The days of a person's stays, one after the other, as far as their partial dates tell them.
///
/// The rules (`docs/history.md` has them in words, with the cases that they were tried on):
/// - a stay can begin on the first day that its start can be, but after the stay before it began: on the day
///   after, in the person's history; in the occupancy of a dwelling on the same day where that start is itself
///   uncertain;
/// - it is certain from its day, or from the day after the uncertainty ends;
/// - it is certain until the first day on which the next one can begin, or a later one is certain;
/// - it is possible until the next one is certain;
/// - established not to live there, the person does not from that day on; where that was ended no earlier than
///   the next stay can begin, nobody knows, and the person possibly did;
/// - a suspended registration (death, departure) ends the stay; one made in error never was.
///
/// The function `residents.settle` derives the columns `valid` and `possible` by the same rules, seen from the
/// dwelling, for whole sets at once; a property test holds the two together.
final class Course {

    /// Whose view it is; the two differ by one day after an uncertain start.
    enum View {
        PERSON,
        DWELLING
    }

    /// A stay as it is recorded, of those of one person in their order.
    ///
    /// @param certainFrom its day, or the day after the uncertainty ends; where nothing is known, the day on
    ///     which it was declared
    /// @param absentFrom from when it is established that the person does not live there; `null` for never
    /// @param absentUntil when that was ended; `null` while it is in force
    record Leg(
            PartialDate starts,
            LocalDate certainFrom,
            @Nullable LocalDate absentFrom,
            @Nullable LocalDate absentUntil) {

        boolean exact() {
            return starts instanceof PartialDate.Day;
        }
    }

    private final List<Leg> legs;
    private final View view;
    private final List<LocalDate> begins = new ArrayList<>();

    private Course(List<Leg> legs, View view) {
        this.legs = legs;
        this.view = view;
        for (int i = 0; i < legs.size(); i++) {
            begins.add(canBegin(i));
        }
    }

    /// The days of each of a person's stays, in their order.
    ///
    /// @param legs in the order in which they follow one another
    /// @param suspended from when the registration is suspended by death or departure; `null` for not
    /// @param error whether the registration was made in error
    static List<Days> of(List<Leg> legs, View view, @Nullable LocalDate suspended, boolean error) {
        var course = new Course(legs, view);
        var days = new ArrayList<Days>(legs.size());
        for (int i = 0; i < legs.size(); i++) {
            var own = course.days(i);
            days.add(error ? Days.NEVER : suspended == null ? own : own.until(suspended));
        }
        return days;
    }

    /// The first day on which a stay is certain: its day, or the day after the uncertainty ends; where nothing
    /// is known, or the uncertainty is not over, the day on which it was declared.
    static LocalDate certainFrom(PartialDate start, LocalDate declared) {
        return switch (start) {
            case PartialDate.Day(var day) -> day;
            case PartialDate.Unknown() -> declared;
            case PartialDate partial -> earlier(partial.latest().plusDays(1), declared);
        };
    }

    /// Those of all beliefs about a person's stays that are held, in the reverse of their order, with their
    /// days.
    static List<Person.Stay> held(List<Person.Stay> beliefs, List<Person.Standing> standings, View view) {
        var stays = beliefs.stream()
                .filter(stay -> stay.belief().until() == null)
                .sorted(Comparator.comparing(Person.Stay::placed).thenComparing(Person.Stay::id))
                .toList();
        LocalDate suspended = null;
        var error = false;
        for (var standing : standings) {
            if (standing.belief().until() == null) {
                switch (standing.word()) {
                    // The person's history goes on to say where the last stay was; a dwelling is empty then.
                    case DEATH, DEPARTURE -> suspended = view == View.DWELLING ? standing.since() : null;
                    case ERROR -> error = true;
                    case CONFIDENTIAL -> {}
                }
            }
        }
        var days = of(stays.stream().map(Person.Stay::leg).toList(), view, suspended, error);
        var dated = new ArrayList<Person.Stay>(stays.size());
        for (int i = stays.size() - 1; i >= 0; i--) {
            var next = i + 1 < stays.size() ? stays.get(i + 1).starts() : null;
            dated.add(stays.get(i).with(days.get(i), next));
        }
        return dated;
    }

    private Days days(int i) {
        var leg = legs.get(i);
        var next = i + 1 < legs.size() ? begins.get(i + 1) : LocalDate.MAX;
        var certainUntil = next;
        for (int later = i + 1; later < legs.size(); later++) {
            certainUntil = earlier(certainUntil, certain(later));
        }
        var days = new Days(begins.get(i), later(possibleUntil(i, next), certainUntil), certain(i), certainUntil);
        var absent = leg.absentFrom();
        if (absent == null) {
            return days;
        }
        if (leg.absentUntil() == null) {
            return days.until(absent);
        }
        return next.isAfter(leg.absentUntil()) ? days : days.certainUntil(absent);
    }

    private LocalDate canBegin(int i) {
        var leg = legs.get(i);
        var earliest = leg.starts().earliest();
        if (i == 0 || leg.exact()) {
            return earliest;
        }
        var before = legs.get(i - 1);
        var begun = before.starts().earliest();
        if (before.starts() instanceof PartialDate.Unknown) {
            return earliest;
        }
        return later(earliest, before.exact() || view == View.PERSON ? begun.plusDays(1) : begun);
    }

    private LocalDate certain(int i) {
        return later(begins.get(i), legs.get(i).certainFrom());
    }

    /// The next one is certain; or an exact day is known on which a later one had begun by then.
    private LocalDate possibleUntil(int i, LocalDate next) {
        var until = i + 1 < legs.size() ? legs.get(i + 1).certainFrom() : LocalDate.MAX;
        for (int later = i + 1; later < legs.size(); later++) {
            var leg = legs.get(later);
            if (leg.exact() && !leg.starts().earliest().isAfter(next)) {
                until = earlier(until, leg.starts().earliest());
            }
        }
        return until;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
