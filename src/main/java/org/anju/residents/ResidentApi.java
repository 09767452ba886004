package org.anju.residents;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.anju.dwellings.DwellingId;
import org.anju.dwellings.Dwellings;
import org.anju.frame.Asked;
import org.anju.frame.Fields;
import org.anju.frame.Listing;
import org.anju.shared.Access;
import org.anju.shared.DocumentKind;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Persons and who lives where, for other systems: what the desk shows, under the same purposes and with the
/// same entries in the access log.
@RestController
class ResidentApi {

    private final Residents residents;
    private final Dwellings dwellings;
    private final PersonViews views;
    private final Keyring keyring;

    ResidentApi(Residents residents, Dwellings dwellings, PersonViews views, Keyring keyring) {
        this.residents = residents;
        this.dwellings = dwellings;
        this.views = views;
        this.keyring = keyring;
    }

    /// @param certain whether they live there for certain on that day; if not, their dates leave it open
    record OccupantLine(HitAnswer person, String starts, LocalDate from, boolean certain) {}

    /// @param more whether there are more than may be shown at once
    record OccupancyAnswer(List<OccupantLine> items, boolean more) {}

    /// A search is a POST: what was looked for stands in no address and in no log of addresses.
    @PostMapping(path = "/api/v1/persons/search", consumes = MediaType.APPLICATION_JSON_VALUE)
    FoundAnswer search(HttpServletRequest request, Access access) {
        var asked = Asked.by(request);
        var fields = asked.body("box", "kind", "number", "name", "birth", "lastFour", "place", "scope");
        var search = search(fields, residents.now().validOn());
        var scope = fields.code("scope", Search.Scope.OWN);
        var boxed = fields.has("box");
        search.faults(residents.now().validOn())
                .forEach(fault -> asked.fault("/" + (boxed ? "box" : fault.pointer()), fault.code()));
        asked.faultless();
        return switch (residents.search(search, scope, access)) {
            case Search.Outcome.Hits hits -> FoundAnswer.of(hits, keyring);
            case Search.Outcome.TooMany(var most, var in) ->
                throw new Problem(Problem.Kind.INVALID, "too-many-hits", most);
            case Search.Outcome.Faulty(var faults) ->
                throw new Problem(Problem.Kind.INVALID, "request-faulty", faults, faults.size());
        };
    }

    static Search search(Fields fields, LocalDate today) {
        var byNumber = fields.has("number") || fields.has("kind");
        var byName = fields.has("name") || fields.has("birth") || fields.has("lastFour") || fields.has("place");
        if (byNumber && byName || fields.has("box") && (byNumber || byName)) {
            fields.fault("search-either");
        }
        if (fields.has("box")) {
            return Search.read(fields.text("box"), today);
        }
        return byNumber
                ? new Search.ByNumber(fields.code("kind", DocumentKind.RESIDENT_IDENTITY_CARD), fields.text("number"))
                : new Search.ByName(
                        fields.text("name"), fields.text("birth"), fields.text("lastFour"), fields.text("place"));
    }

    @GetMapping("/api/v1/persons/{id}")
    PersonAnswer person(HttpServletRequest request, Access access, @PathVariable String id) {
        var asked = Asked.by(request, "validOn", "knownAt");
        var asOf = asked.asOf(residents.now());
        asked.faultless();
        return PersonAnswer.of(residents.get(views.person(id), asOf, access), asOf, keyring);
    }

    @GetMapping("/api/v1/dwellings/{id}/occupants")
    OccupancyAnswer occupants(HttpServletRequest request, Access access, @PathVariable String id) {
        var asked = Asked.by(request, "validOn", "knownAt");
        var asOf = asked.asOf(residents.now());
        asked.faultless();
        var dwelling = dwellings.latest(keyring.key(id)
                .map(DwellingId::new)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "dwelling-unknown")));
        var occupancy = residents.occupancy(dwelling.id(), dwelling.division(), asOf, access);
        return new OccupancyAnswer(
                occupancy.occupants().stream()
                        .map(occupant -> new OccupantLine(
                                HitAnswer.of(occupant.person(), keyring),
                                occupant.stay().starts().text(),
                                occupant.stay().certainFrom(),
                                occupant.certain()))
                        .toList(),
                occupancy.hidden());
    }

    /// Who lived in a dwelling, from a day up to but not including another.
    ///
    /// @param possibleResidents who can have lived there, as far as dates are known
    record CompositionAnswer(
            LocalDate from, LocalDate until, List<HitAnswer> residents, List<HitAnswer> possibleResidents) {}

    @GetMapping("/api/v1/dwellings/{id}/occupancy")
    Listing<CompositionAnswer> occupancy(HttpServletRequest request, Access access, @PathVariable String id) {
        var asked = Asked.by(request, "validFrom", "validUntil", "knownAt");
        var now = residents.now();
        var period = asked.period(now.validOn());
        var known = asked.asOf(now).knownAt();
        asked.faultless();
        var dwelling = dwellings.latest(keyring.key(id)
                .map(DwellingId::new)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "dwelling-unknown")));
        var until = Objects.requireNonNull(period.until());
        return Listing.of(
                residents.compositions(dwelling.id(), dwelling.division(), period.from(), until, known, access).stream()
                        .map(one -> new CompositionAnswer(
                                one.from(), one.until(), hits(one.residents()), hits(one.possibleResidents())))
                        .toList());
    }

    @GetMapping("/api/v1/persons/{id}/stays")
    Listing<PersonAnswer.StayAnswer> stays(HttpServletRequest request, Access access, @PathVariable String id) {
        var asked = Asked.by(request, "validFrom", "validUntil", "knownAt");
        var now = residents.now();
        var period = asked.period(now.validOn());
        var known = asked.asOf(now).knownAt();
        asked.faultless();
        var until = Objects.requireNonNull(period.until());
        return Listing.of(residents.history(views.person(id), period.from(), until, known, access).stream()
                .map(stay -> PersonAnswer.stay(stay, keyring))
                .toList());
    }

    private List<HitAnswer> hits(List<Hit> hits) {
        return hits.stream().map(hit -> HitAnswer.of(hit, keyring)).toList();
    }
}
