package org.anju.residents;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.anju.accounts.Accounts;
import org.anju.dwellings.DwellingId;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Look;
import org.anju.oversight.Purpose;
import org.anju.oversight.Purposes;
import org.anju.oversight.Shown;
import org.anju.shared.Access;
import org.anju.shared.AsOf;
import org.anju.shared.DivisionCode;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.jspecify.annotations.Nullable;
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
    private final Searches searches;
    private final AccessLog accessLog;
    private final Purposes purposes;
    private final Accounts accounts;
    private final Clock clock;

    Residents(
            ResidentRecords records,
            Searches searches,
            AccessLog accessLog,
            Purposes purposes,
            Accounts accounts,
            Clock clock) {
        this.records = records;
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

    /// The whole record.
    ///
    /// Throws [Problem] `person-unknown`, or `outside-territory` where the person lives in none of the post's
    /// divisions.
    public Person get(PersonId person, AsOf asOf, Access access) {
        requireReach(person, access);
        return accessLog.read(access, Look.OPENED, Shown.RECORD, List.of(person), () -> whole(person, asOf, access));
    }

    /// The whole record of somebody who may not be registered yet; looking is logged all the same.
    public Optional<Person> find(PersonId person, AsOf asOf, Access access) {
        purposes.require(access);
        return accessLog.read(
                access,
                Look.OPENED,
                Shown.RECORD,
                List.of(person),
                () -> records.particulars(person, asOf).map(particulars -> whole(person, asOf, access)));
    }

    /// Makes a one-time code with which the person claims the own record in the portal. Shown once.
    public String issueClaimCode(PersonId person, Access access) {
        requireReach(person, access);
        return accounts.issueClaimCode(person, access);
    }

    /// Who lives in a dwelling, masked.
    public Occupancy occupancy(DwellingId dwelling, DivisionCode division, AsOf asOf, Access access) {
        var territory = territory(access);
        if (!division.value().startsWith(territory)) {
            throw new Problem(Problem.Kind.FORBIDDEN, "outside-territory");
        }
        var living = records.livingIn(dwelling, asOf);
        var listed = living.subList(0, Math.min(living.size(), MOST_OCCUPANTS));
        var occupants =
                accessLog.read(access, Look.LISTED, Shown.OCCUPANT, listed, () -> occupants(dwelling, listed, asOf));
        return new Occupancy(occupants, living.size() > listed.size());
    }

    /// Residents of a division, counted; no person is read for it.
    public long headcount(DivisionCode division) {
        return records.headcount(division);
    }

    private List<Occupancy.Occupant> occupants(DwellingId dwelling, List<PersonId> living, AsOf asOf) {
        var stays = new HashMap<PersonId, Person.Stay>();
        for (var lodging : records.stays(living, asOf.knownAt())) {
            var stay = lodging.stay();
            if (stay.dwelling().equals(dwelling) && stay.believedUntil() == null && stay.on(asOf.validOn())) {
                stays.put(lodging.person(), stay);
            }
        }
        var occupants = new ArrayList<Occupancy.Occupant>();
        for (var hit : distinct(records.hits(living, asOf))) {
            var stay = stays.get(hit.person());
            if (stay != null) {
                occupants.add(new Occupancy.Occupant(hit, stay));
            }
        }
        return occupants;
    }

    private Person whole(PersonId person, AsOf asOf, Access access) {
        var particulars = records.particulars(person, asOf)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "person-unknown"));
        var history = records.stays(List.of(person), asOf.knownAt()).stream()
                .map(ResidentRecords.Lodging::stay)
                .toList();
        var record = new Person(
                person,
                particulars,
                records.documents(person, asOf),
                onceEach(records.phones(person, asOf)),
                history.stream().filter(stay -> stay.believedUntil() == null).toList(),
                history,
                records.acts(person, asOf.knownAt()));
        return purposes.require(access).opens() == Purpose.Opens.RECORD ? record : record.masked();
    }

    private void requireReach(PersonId person, Access access) {
        var territory = territory(access);
        if (!territory.isEmpty() && records.within(List.of(person), territory).isEmpty()) {
            throw new Problem(Problem.Kind.FORBIDDEN, "outside-territory");
        }
    }

    /// The beginning of the codes of the divisions that an access reaches; empty for everywhere.
    private String territory(Access access) {
        var purpose = purposes.require(access);
        @Nullable DivisionCode own = access.territory();
        return purpose.territory() == Purpose.Territory.OWN && own != null ? own.prefix() : "";
    }

    /// A person with two documents or two beliefs stands in a list once.
    static List<Hit> distinct(List<Hit> hits) {
        var first = new java.util.LinkedHashMap<PersonId, Hit>();
        hits.forEach(hit -> first.putIfAbsent(hit.person(), hit));
        return List.copyOf(first.values());
    }

    /// A telephone number that was declared several times stands once, as it was first declared.
    private static List<Person.Phone> onceEach(List<Person.Phone> newestFirst) {
        var first = new java.util.LinkedHashMap<String, Person.Phone>();
        newestFirst.forEach(phone -> first.put(phone.number(), phone));
        return List.copyOf(first.values());
    }
}
