package org.anju.residents;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.shared.AsOf;
import org.anju.shared.PersonId;
import org.springframework.stereotype.Component;

/// Reads records that were merged as the one person they are of: documents, names and stays of all of them, one
/// history. Nothing of it is stored, so taking them apart leaves each as it was.
@Component
class Together {

    private final PersonRecords persons;
    private final MergedRecords merged;

    Together(PersonRecords persons, MergedRecords merged) {
        this.persons = persons;
        this.merged = merged;
    }

    /// Reads under entries about all parts.
    ///
    /// @param parts the record under which they are kept first
    /// @return empty where nothing was known of the person on that day
    Optional<Person> read(List<PersonId> parts, AsOf asOf) {
        var known = asOf.knownAt();
        var survivor = parts.getFirst();
        var described = persons.particulars(parts, known);
        var particulars = described.stream()
                .filter(one -> one.person().equals(survivor))
                .map(PersonRecords.Described::particulars)
                .filter(one -> one.belief().until() == null && one.on(asOf.validOn()))
                .findFirst();
        if (particulars.isEmpty()) {
            return Optional.empty();
        }
        var stays = persons.stays(parts, known);
        var standings = persons.standings(parts, known);
        var history = stays.stream()
                .map(PersonRecords.Lodging::stay)
                .sorted(Comparator.comparing((Person.Stay stay) -> stay.belief().from())
                        .reversed())
                .toList();
        return Optional.of(new Person(
                survivor,
                particulars.get(),
                described.stream().map(PersonRecords.Described::particulars).toList(),
                persons.documents(parts, known),
                onceEach(persons.phones(parts, known)),
                course(parts, stays, standings, Course.View.PERSON),
                history,
                standings.stream()
                        .filter(stood -> counts(survivor, stood))
                        .map(PersonRecords.Stood::standing)
                        .toList(),
                acts(parts, known),
                parts.size() == 1
                        ? List.of()
                        : merged.links(parts, known).stream()
                                .map(link -> new Person.Joined(link.person(), link.act(), link.since()))
                                .toList(),
                parts.size() == 1 ? List.of() : conflicts(parts, stays, standings)));
    }

    /// An act on several of the records stands once.
    private List<Person.Act> acts(List<PersonId> parts, Instant known) {
        var acts = new LinkedHashMap<UUID, Person.Act>();
        persons.acts(parts, known).forEach(act -> acts.putIfAbsent(act.act(), act));
        return acts.values().stream()
                .sorted(Comparator.comparing(Person.Act::at).reversed())
                .toList();
    }

    /// The stays of one person who has these records, with their days.
    static List<Person.Stay> course(
            List<PersonId> parts,
            List<PersonRecords.Lodging> stays,
            List<PersonRecords.Stood> standings,
            Course.View view) {
        var survivor = parts.getFirst();
        var never = standings.stream()
                .filter(stood -> parts.contains(stood.person()) && !counts(survivor, stood))
                .map(PersonRecords.Stood::person)
                .toList();
        return Course.held(
                stays.stream()
                        .filter(lodging -> parts.contains(lodging.person()) && !never.contains(lodging.person()))
                        .map(PersonRecords.Lodging::stay)
                        .toList(),
                standings.stream()
                        .filter(stood -> parts.contains(stood.person()) && counts(survivor, stood))
                        .map(PersonRecords.Stood::standing)
                        .toList(),
                view);
    }

    /// A record that was made in error says nothing about the person under whom it is kept.
    private static boolean counts(PersonId survivor, PersonRecords.Stood stood) {
        return stood.person().equals(survivor)
                || stood.standing().word() != Person.Standing.Word.ERROR
                || stood.standing().belief().until() != null;
    }

    /// The same of two records that are not merged. Reads under entries about both.
    List<Person.Conflict> conflicts(PersonId one, PersonId other, Instant known) {
        var both = List.of(one, other);
        return conflicts(both, persons.stays(both, known), persons.standings(both, known));
    }

    /// Days on which two of the records, each taken alone, have a main residence in another dwelling.
    static List<Person.Conflict> conflicts(
            List<PersonId> parts, List<PersonRecords.Lodging> stays, List<PersonRecords.Stood> standings) {
        var alone = parts.stream()
                .map(part -> course(List.of(part), stays, standings, Course.View.DWELLING).stream()
                        .filter(stay -> stay.abode() instanceof Abode.Home
                                && stay.days().certainEver())
                        .toList())
                .toList();
        var conflicts = new ArrayList<Person.Conflict>();
        for (int i = 0; i < alone.size(); i++) {
            for (int j = i + 1; j < alone.size(); j++) {
                for (var one : alone.get(i)) {
                    alone.get(j).forEach(other -> conflict(one, other).ifPresent(conflicts::add));
                }
            }
        }
        return conflicts.stream()
                .sorted(Comparator.comparing(Person.Conflict::from))
                .toList();
    }

    private static Optional<Person.Conflict> conflict(Person.Stay one, Person.Stay other) {
        var from = later(one.days().certainFrom(), other.days().certainFrom());
        var until = one.days().certainUntil().isBefore(other.days().certainUntil())
                ? one.days().certainUntil()
                : other.days().certainUntil();
        return from.isBefore(until) && !one.address().equals(other.address())
                ? Optional.of(new Person.Conflict(
                        from, until.equals(LocalDate.MAX) ? null : until, one.address(), other.address()))
                : Optional.empty();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /// A telephone number that was declared several times stands once, as it was first declared.
    private static List<Person.Phone> onceEach(List<Person.Phone> newestFirst) {
        var first = new LinkedHashMap<String, Person.Phone>();
        newestFirst.forEach(phone -> first.put(phone.number(), phone));
        return List.copyOf(first.values());
    }
}
