package org.anju.residents;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.anju.dwellings.Dwellings;
import org.anju.dwellings.Located;
import org.anju.names.Likeness;
import org.anju.names.NameKeys;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Look;
import org.anju.oversight.Shown;
import org.anju.places.Places;
import org.anju.shared.Access;
import org.anju.shared.AsOf;
import org.anju.shared.DivisionCode;
import org.anju.shared.IdentityNumber;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds keys of persons first, enters them in the access log, and only then reads what a list shows of them.
@Component
class Searches {

    /// Stands for nobody in the access log: a search that found no one, or too many, is logged as well.
    private static final PersonId NOBODY = new PersonId(new UUID(0, 0));

    private final KeyRecords keys;
    private final ResidentRecords records;
    private final MergedRecords merged;
    private final Dwellings dwellings;
    private final Places places;
    private final AccessLog accessLog;
    private final Reach reach;
    private final Clock clock;

    Searches(
            KeyRecords keys,
            ResidentRecords records,
            MergedRecords merged,
            Dwellings dwellings,
            Places places,
            AccessLog accessLog,
            Reach reach,
            Clock clock) {
        this.keys = keys;
        this.records = records;
        this.merged = merged;
        this.dwellings = dwellings;
        this.places = places;
        this.accessLog = accessLog;
        this.reach = reach;
        this.clock = clock;
    }

    /// Persons whom the search leads to.
    ///
    /// @param more whether there are others, less alike
    private record Leads(List<KeyRecords.Lead> leads, boolean more) {

        /// Whole steps of likeness as long as they can be shown; a step that is cut off is left out.
        static Leads of(List<KeyRecords.Lead> found) {
            if (found.size() <= Residents.MOST_HITS) {
                return new Leads(found, false);
            }
            int cut = found.getLast().way();
            return new Leads(found.stream().filter(lead -> lead.way() < cut).toList(), true);
        }
    }

    Search.Outcome make(Search search, Search.Scope asked, Access access) {
        var own = reach.territory(access);
        var scope = own.isEmpty() ? Search.Scope.CITY : asked;
        var today = LocalDate.now(clock);
        var faults = search.faults(today);
        if (!faults.isEmpty()) {
            return new Search.Outcome.Faulty(faults);
        }
        boolean widened = scope == Search.Scope.CITY;
        return switch (search) {
            case Search.ByNumber byNumber ->
                shown(new Leads(byNumber(byNumber, today, own, widened), false), scope, false, access);
            case Search.ByName byName -> {
                var facts = facts(byName, own);
                yield facts == null
                        ? new Search.Outcome.Faulty(List.of(new Problem.Fault("place", "place-unknown")))
                        : shown(byName(byName, facts, own, widened), scope, true, access);
            }
        };
    }

    private List<KeyRecords.Lead> byNumber(Search.ByNumber search, LocalDate today, String own, boolean widened) {
        if (!(IdentityNumber.read(search.kind(), search.number(), today)
                instanceof IdentityNumber.Reading.Valid(var number))) {
            throw new IllegalArgumentException("A number with a fault is not looked for.");
        }
        return records.owner(number).stream()
                .map(person -> new KeyRecords.Lead(
                        person,
                        0,
                        own.isEmpty() || !records.within(List.of(person), own).isEmpty()))
                .filter(lead -> widened || lead.inside())
                .toList();
    }

    private Leads byName(Search.ByName search, KeyRecords.Facts facts, String own, boolean widened) {
        var asked = NameKeys.asked(search.name());
        var near = keys.found(asked.near(), facts, own, widened);
        if (!near.isEmpty() || asked.far().isEmpty()) {
            return Leads.of(near);
        }
        return Leads.of(keys.found(asked.far(), facts, own, widened));
    }

    /// What must fit besides the name; `null` where the place cannot be told.
    private KeyRecords.@Nullable Facts facts(Search.ByName search, String own) {
        var births = search.born().map(BirthRange::fitting).orElse(List.of());
        var place = search.place().strip();
        if (place.isEmpty()) {
            return new KeyRecords.Facts(births, search.ending(), List.of(), "");
        }
        if (place.matches("[0-9]{6}|[0-9]{9}|[0-9]{12}")) {
            return new KeyRecords.Facts(
                    births, search.ending(), List.of(), DivisionCode.read(place).prefix());
        }
        var homes = homes(place);
        if (!homes.isEmpty()) {
            return new KeyRecords.Facts(births, search.ending(), homes, "");
        }
        var division = division(place, own);
        return division == null ? null : new KeyRecords.Facts(births, search.ending(), List.of(), division);
    }

    /// The dwellings that an address can mean.
    private List<UUID> homes(String place) {
        return switch (dwellings.resolve(List.of(place)).getFirst()) {
            case Located.Found(var dwelling, var division, var address) -> List.of(dwelling.value());
            case Located.Ambiguous(var candidates) ->
                candidates.stream()
                        .map(candidate -> candidate.dwelling().value())
                        .toList();
            case Located.Unknown unknown -> List.of();
        };
    }

    /// The one division of that name, of county level or below; where several have it, the one in the asker's
    /// territory.
    private @Nullable String division(String place, String own) {
        var named = places.named(place).stream()
                .filter(code -> code.level().compareTo(DivisionCode.Level.COUNTY) >= 0)
                .toList();
        var fitting = named.size() == 1
                ? named
                : named.stream().filter(code -> code.value().startsWith(own)).toList();
        return fitting.size() == 1 ? fitting.getFirst().prefix() : null;
    }

    /// Whoever is found by a record that is kept under another one is found once, there.
    private List<KeyRecords.Lead> ofSurvivors(List<KeyRecords.Lead> leads) {
        var survivors =
                merged.survivors(leads.stream().map(KeyRecords.Lead::person).toList(), null);
        if (survivors.isEmpty()) {
            return leads;
        }
        var nearest = new LinkedHashMap<PersonId, KeyRecords.Lead>();
        leads.forEach(lead -> {
            var person = survivors.getOrDefault(lead.person(), lead.person());
            nearest.merge(
                    person,
                    new KeyRecords.Lead(person, lead.way(), lead.inside()),
                    (one, other) -> new KeyRecords.Lead(
                            person, Math.min(one.way(), other.way()), one.inside() || other.inside()));
        });
        return List.copyOf(nearest.values());
    }

    private Search.Outcome shown(Leads found, Search.Scope scope, boolean byName, Access access) {
        var own = reach.territory(access);
        var kind = scope == Search.Scope.CITY && !own.isEmpty() ? Shown.WIDE_SEARCH_HIT : Shown.SEARCH_HIT;
        var leads = ofSurvivors(found.leads());
        var persons = leads.stream().map(KeyRecords.Lead::person).toList();
        if (persons.isEmpty()) {
            accessLog.read(access, Look.LISTED, kind, List.of(NOBODY), () -> null);
            return found.more()
                    ? new Search.Outcome.TooMany(Residents.MOST_HITS, scope)
                    : new Search.Outcome.Hits(List.of(), scope, false);
        }
        var asOf = new AsOf(LocalDate.now(clock), clock.instant());
        var hits = accessLog.read(
                access, Look.LISTED, kind, persons, () -> Residents.distinct(records.hits(persons, asOf)));
        var byPerson = new HashMap<PersonId, Hit>();
        hits.forEach(hit -> byPerson.put(hit.person(), hit));
        return new Search.Outcome.Hits(
                leads.stream()
                        .flatMap(lead -> Stream.ofNullable(byPerson.get(lead.person()))
                                .map(hit -> new Search.Found(
                                        hit, byName ? Likeness.values()[lead.way()] : null, lead.inside())))
                        .toList(),
                scope,
                found.more());
    }
}
