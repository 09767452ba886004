package org.anju.residents;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A turn in the history of a record: an act, and what it made otherwise.
public record Turn(Person.Act act, List<Otherwise> otherwise) {

    public Turn {
        otherwise = List.copyOf(otherwise);
    }

    /// What is believed now instead of before.
    public sealed interface Otherwise {

        /// @param before `null` where the stay is new
        /// @param after `null` where it never was
        record OfStay(Person.@Nullable Stay before, Person.@Nullable Stay after) implements Otherwise {}

        /// A statement of the documents; from a day on where that is told.
        ///
        /// @param field `name`, `sex`, `birth` or `household`
        record OfParticulars(String field, Object before, Object after) implements Otherwise {}

        /// @param ended whether it no longer stands so
        record OfStanding(Person.Standing standing, boolean ended) implements Otherwise {}

        /// What came with the first registration, or later: a document or a telephone number.
        record Added(String field, Object what) implements Otherwise {}
    }

    static List<Turn> of(Person person) {
        var turns = new ArrayList<Turn>();
        for (var act : person.acts()) {
            var otherwise = new ArrayList<Otherwise>();
            stays(person, act.act(), otherwise);
            particulars(person, act.act(), otherwise);
            for (var standing : person.standings()) {
                if (standing.belief().openedBy().equals(act.act())) {
                    otherwise.add(new Otherwise.OfStanding(standing, false));
                } else if (act.act().equals(standing.belief().closedBy())) {
                    otherwise.add(new Otherwise.OfStanding(standing, true));
                }
            }
            for (var document : person.documents()) {
                if (document.belief().openedBy().equals(act.act())) {
                    otherwise.add(new Otherwise.Added("document", document.kind()));
                }
            }
            for (var phone : person.phones()) {
                if (phone.belief().openedBy().equals(act.act())) {
                    otherwise.add(new Otherwise.Added("phone", phone.number()));
                }
            }
            turns.add(new Turn(act, otherwise));
        }
        return turns;
    }

    private static void stays(Person person, UUID act, List<Otherwise> otherwise) {
        for (var after : person.history()) {
            if (after.belief().openedBy().equals(act)) {
                otherwise.add(new Otherwise.OfStay(
                        person.history().stream()
                                .filter(before -> act.equals(before.belief().closedBy())
                                        && before.id().equals(after.id()))
                                .findFirst()
                                .orElse(null),
                        after));
            }
        }
        for (var before : person.history()) {
            if (act.equals(before.belief().closedBy())
                    && person.history().stream()
                            .noneMatch(after -> after.belief().openedBy().equals(act)
                                    && after.id().equals(before.id()))) {
                otherwise.add(new Otherwise.OfStay(before, null));
            }
        }
    }

    private static void particulars(Person person, UUID act, List<Otherwise> otherwise) {
        var opened = person.described().stream()
                .filter(one -> one.belief().openedBy().equals(act))
                .findFirst();
        var closed = person.described().stream()
                .filter(one -> act.equals(one.belief().closedBy()))
                .findFirst();
        if (opened.isEmpty() || closed.isEmpty()) {
            return;
        }
        var before = closed.get();
        var after = opened.get();
        add(otherwise, "name", before.name(), after.name());
        add(otherwise, "sex", before.sex(), after.sex());
        add(otherwise, "birth", before.birth(), after.birth());
        add(otherwise, "household", before.household(), after.household());
    }

    private static void add(List<Otherwise> otherwise, String field, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            otherwise.add(new Otherwise.OfParticulars(field, before, after));
        }
    }
}
