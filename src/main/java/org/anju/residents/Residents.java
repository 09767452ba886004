package org.anju.residents;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.accounts.Accounts;
import org.anju.accounts.SignedIn;
import org.anju.dwellings.DwellingId;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Look;
import org.anju.oversight.Purpose;
import org.anju.oversight.Purposes;
import org.anju.oversight.Shown;
import org.anju.shared.Access;
import org.anju.shared.AsOf;
import org.anju.shared.DivisionCode;
import org.anju.shared.IdentityNumber;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The persons of the register, as they may be looked at: each look is in the access log before it shows
/// anything.
@Component
@Transactional(propagation = Propagation.NEVER)
public class Residents {

    /// Hits that a search may show.
    public static final int MOST_HITS = 20;

    /// Occupants that a dwelling's page may show.
    public static final int MOST_OCCUPANTS = 200;

    private final ResidentRecords records;
    private final PersonRecords persons;
    private final MergedRecords merged;
    private final Together together;
    private final Reach reach;
    private final Searches searches;
    private final AccessLog accessLog;
    private final Purposes purposes;
    private final Accounts accounts;
    private final Clock clock;

    Residents(
            ResidentRecords records,
            PersonRecords persons,
            MergedRecords merged,
            Together together,
            Reach reach,
            Searches searches,
            AccessLog accessLog,
            Purposes purposes,
            Accounts accounts,
            Clock clock) {
        this.records = records;
        this.persons = persons;
        this.merged = merged;
        this.together = together;
        this.reach = reach;
        this.searches = searches;
        this.accessLog = accessLog;
        this.purposes = purposes;
        this.accounts = accounts;
        this.clock = clock;
    }

    /// Today, as known now.
    public AsOf now() {
        return new AsOf(LocalDate.now(clock), clock.instant());
    }

    /// Looks for a person among those who live, or lived last, in the divisions of the post.
    public Search.Outcome search(Search search, Access access) {
        return searches.make(search, Search.Scope.OWN, access);
    }

    /// Looks for a person, in the whole city where that is asked for.
    public Search.Outcome search(Search search, Search.Scope scope, Access access) {
        return searches.make(search, scope, access);
    }

    /// The whole record, with that of records which are kept under it.
    ///
    /// Throws [Problem] `person-unknown`, `person-merged` with the reference of the record under which this one
    /// is kept, or `outside-territory` where the person lives in none of the post's divisions.
    public Person get(PersonId person, AsOf asOf, Access access) {
        var parts = reach.require(person, asOf.knownAt(), access);
        return accessLog.read(access, Look.OPENED, Shown.RECORD, parts, () -> whole(parts, asOf, access));
    }

    /// The record under which a person is kept now: mostly its own.
    @Transactional(propagation = Propagation.SUPPORTS)
    public PersonId survivor(PersonId person) {
        return merged.survivor(person, null);
    }

    /// The records that are read as this one person now; its own first.
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<PersonId> parts(PersonId survivor) {
        return merged.together(survivor, null);
    }

    /// Whose document has this number, of somebody who shows the document: a key and nothing of the record. What
    /// is done for the person afterwards leaves its entries.
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<PersonId> whose(IdentityNumber number) {
        return records.owner(number);
    }

    /// The records of the person under whose account somebody is signed in; that under which they are kept
    /// comes first. Throws [Problem] `not-allowed` where it is nobody's.
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<PersonId> self(SignedIn who) {
        return parts(survivor(who.requirePerson()));
    }

    /// The whole record of somebody who may not be registered yet; looking is logged all the same.
    public Optional<Person> find(PersonId person, AsOf asOf, Access access) {
        purposes.require(access);
        var parts = merged.together(merged.survivor(person, asOf.knownAt()), asOf.knownAt());
        return accessLog.read(
                access, Look.OPENED, Shown.RECORD, parts, () -> whole(together.read(parts, asOf), access));
    }

    /// That a record is there and may be looked at by this post. Throws [Problem] as [#get]; nothing is read.
    @Transactional(propagation = Propagation.SUPPORTS)
    public void requireReach(PersonId person, Access access) {
        reach.require(person, access);
    }

    /// Makes a one-time code with which the person claims the own record in the portal. Shown once. Whoever
    /// has the code has the record, so the purpose must open it.
    public String issueClaimCode(PersonId person, Access access) {
        if (purposes.require(access).opens() != Purpose.Opens.RECORD) {
            throw new Problem(Problem.Kind.FORBIDDEN, "purpose-opens-less", access.purpose(), Shown.CLAIM_CODE);
        }
        reach.require(person, access);
        return accounts.issueClaimCode(person, access);
    }

    /// A person's stays that fall into a period, newest first.
    ///
    /// Throws [Problem] as [#get].
    public List<Person.Stay> history(PersonId person, LocalDate from, LocalDate until, Instant knownAt, Access access) {
        var parts = reach.require(person, knownAt, access);
        return accessLog
                .read(access, Look.OPENED, Shown.RECORD, parts, () -> {
                    var whole = whole(parts, new AsOf(from, knownAt), access);
                    return whole.stays();
                })
                .stream()
                .filter(stay -> stay.days().fallsInto(from, until))
                .toList();
    }

    /// Who lives, or possibly lives, in a dwelling on a day, masked.
    public Occupancy occupancy(DwellingId dwelling, DivisionCode division, AsOf asOf, Access access) {
        var day = asOf.validOn();
        var occupants = inhabitants(dwelling, division, day, day.plusDays(1), asOf.knownAt(), access);
        return new Occupancy(
                occupants.lines().stream()
                        .filter(one -> one.stay().days().possibleOn(day))
                        .map(one -> new Occupancy.Occupant(
                                one.person(), one.stay(), one.stay().on(day)))
                        .toList(),
                occupants.more());
    }

    /// Who lived in a dwelling in a period, by the days on which that changed.
    ///
    /// @param from the first day
    /// @param until the day after the last
    public List<Composition> compositions(
            DwellingId dwelling,
            DivisionCode division,
            LocalDate from,
            LocalDate until,
            Instant knownAt,
            Access access) {
        return Composition.of(
                inhabitants(dwelling, division, from, until, knownAt, access).lines(), from, until);
    }

    /// Who lives, or possibly lives, in a dwelling on a day or later, masked, each once.
    public List<Hit> livingFrom(DwellingId dwelling, DivisionCode division, LocalDate since, Access access) {
        var end = LocalDate.now(clock).plusDays(1);
        if (!since.isBefore(end)) {
            throw new Problem(Problem.Kind.INVALID, "date-in-future", since);
        }
        return distinct(inhabitants(dwelling, division, since, end, clock.instant(), access).lines().stream()
                .map(Composition.Inhabitant::person)
                .toList());
    }

    private record Inhabitants(List<Composition.Inhabitant> lines, boolean more) {}

    private Inhabitants inhabitants(
            DwellingId dwelling,
            DivisionCode division,
            LocalDate from,
            LocalDate until,
            Instant knownAt,
            Access access) {
        reach.require(division, access);
        var living = records.livingIn(dwelling, from, until, knownAt);
        var listed = living.subList(0, Math.min(living.size(), MOST_OCCUPANTS));
        var survivors = merged.survivors(listed, knownAt);
        var parts = merged.together(
                listed.stream()
                        .map(one -> survivors.getOrDefault(one, one))
                        .distinct()
                        .toList(),
                knownAt);
        return new Inhabitants(
                accessLog.read(
                        access,
                        Look.LISTED,
                        Shown.OCCUPANT,
                        parts.values().stream().flatMap(List::stream).toList(),
                        () -> lines(dwelling, parts, new AsOf(until.minusDays(1), knownAt))),
                living.size() > listed.size());
    }

    /// How many live, or possibly live, in a dwelling today; nobody is read for it. Counts no further than one
    /// more than a page of occupants would show.
    public int headcount(DwellingId dwelling) {
        var today = LocalDate.now(clock);
        var living = records.livingIn(dwelling, today, today.plusDays(1), clock.instant());
        var survivors = merged.survivors(living, null);
        return (int) living.stream()
                .map(person -> survivors.getOrDefault(person, person))
                .distinct()
                .count();
    }

    /// Persons whom another matter names, masked, each once.
    ///
    /// @param shown in which list they stand
    public List<Hit> listed(Collection<PersonId> persons, Shown shown, Access access) {
        return accessLog.read(access, Look.LISTED, shown, persons, () -> distinct(records.hits(persons, now())));
    }

    /// How many declarations about a person with these records wait for a decision. Asked within a look that is
    /// made already.
    @Transactional(propagation = Propagation.MANDATORY)
    public int waitingDeclarations(Collection<PersonId> parts) {
        return persons.waiting(parts);
    }

    /// Those of these records that somebody who acts for the person may ask about: neither erased nor
    /// confidential.
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<PersonId> openToGuardians(Collection<PersonId> survivors) {
        return records.openToGuardians(survivors);
    }

    /// That a person lives in the dwelling of a stay on a day, as it was said elsewhere.
    ///
    /// @param believed an instant at which the register had it so
    public record Said(PersonId person, UUID stay, Instant believed, LocalDate day) {}

    /// Of what was said elsewhere that which the register does not believe any more: another dwelling or another
    /// start, or not on that day. Keys alone; moving away afterwards makes none of it wrong.
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<Said> givenUp(List<Said> said) {
        return records.givenUp(said).stream().map(said::get).toList();
    }

    /// Residents of a division, counted; no person is read for it.
    public long headcount(DivisionCode division) {
        return records.headcount(division);
    }

    /// @param parts for each person the records that are one with it
    private List<Composition.Inhabitant> lines(DwellingId dwelling, Map<PersonId, List<PersonId>> parts, AsOf asOf) {
        var all = parts.values().stream().flatMap(List::stream).toList();
        var stays = persons.stays(all, asOf.knownAt()).stream()
                .collect(Collectors.groupingBy(PersonRecords.Lodging::person));
        var standings = persons.standings(all, asOf.knownAt()).stream()
                .collect(Collectors.groupingBy(PersonRecords.Stood::person));
        var lines = new ArrayList<Composition.Inhabitant>();
        for (var hit : distinct(records.hits(parts.keySet(), asOf))) {
            var own = parts.getOrDefault(hit.person(), List.of(hit.person()));
            Together.course(own, of(own, stays), of(own, standings), Course.View.DWELLING).stream()
                    .filter(stay -> stay.abode() instanceof Abode.Home home
                            && home.dwelling().equals(dwelling))
                    .forEach(stay -> lines.add(new Composition.Inhabitant(hit, stay)));
        }
        return lines;
    }

    private static <T> List<T> of(List<PersonId> parts, Map<PersonId, List<T>> rows) {
        return parts.stream()
                .flatMap(part -> rows.getOrDefault(part, List.of()).stream())
                .toList();
    }

    private Person whole(List<PersonId> parts, AsOf asOf, Access access) {
        return whole(together.read(parts, asOf), access)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "person-unknown"));
    }

    private Optional<Person> whole(Optional<Person> read, Access access) {
        var opens = purposes.require(access).opens() == Purpose.Opens.RECORD;
        return read.map(record -> opens ? record : record.masked());
    }

    /// A person with two documents or two beliefs stands in a list once.
    static List<Hit> distinct(List<Hit> hits) {
        var first = new java.util.LinkedHashMap<PersonId, Hit>();
        hits.forEach(hit -> first.putIfAbsent(hit.person(), hit));
        return List.copyOf(first.values());
    }
}
