package org.anju.residents;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.List;
import java.util.Set;
import org.anju.dwellings.Dwelling;
import org.anju.dwellings.DwellingId;
import org.anju.dwellings.Dwellings;
import org.anju.frame.Frame;
import org.anju.places.Places;
import org.anju.shared.Access;
import org.anju.shared.AsOf;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The desk: a dwelling with its occupants, its history and its surroundings.
@RestController
class OccupancyPages {

    private static final Set<Role> OFFICERS = Set.of(Role.REGISTRAR, Role.REVIEWER);

    private final Residents residents;
    private final Dwellings dwellings;
    private final Places places;
    private final PersonViews views;
    private final Keyring keyring;
    private final Templates pages;

    OccupancyPages(
            Residents residents,
            Dwellings dwellings,
            Places places,
            PersonViews views,
            Keyring keyring,
            Templates pages) {
        this.residents = residents;
        this.dwellings = dwellings;
        this.places = places;
        this.views = views;
        this.keyring = keyring;
        this.pages = pages;
    }

    @GetMapping("/desk/dwellings/{reference}")
    JteModel dwelling(
            Frame page,
            Access access,
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String validOn,
            @RequestParam(defaultValue = "") String knownOn,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until) {
        var id = keyring.key(reference)
                .map(DwellingId::new)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "dwelling-unknown"));
        var dwelling = dwellings.latest(id);
        var asOf = views.asOf(validOn, knownOn);
        var occupancy = residents.occupancy(id, dwelling.division(), asOf, access);
        var occupants = occupancy.occupants().stream()
                .map(one -> new OccupantLine(one, views.reference(one.person().person())))
                .toList();
        return pages.residentsDwelling(
                page,
                new DwellingView(
                        dwelling,
                        reference,
                        places.path(dwelling.division()),
                        dwellings.history(id),
                        dwellings.surroundings(dwelling.building()),
                        asOf,
                        occupants,
                        occupancy.hidden(),
                        became(page, id),
                        OFFICERS.contains(access.role()) && dwellings.find(id).isPresent(),
                        from.isEmpty() ? null : compositions(dwelling, asOf, from, until, access)));
    }

    private List<Composition> compositions(Dwelling dwelling, AsOf asOf, String from, String until, Access access) {
        var first = PersonViews.day(from, asOf.validOn());
        var end = PersonViews.day(until, asOf.validOn().plusDays(1));
        if (!first.isBefore(end)) {
            throw new Problem(Problem.Kind.INVALID, "ends-before-it-starts", first, end);
        }
        return residents.compositions(dwelling.id(), dwelling.division(), first, end, asOf.knownAt(), access);
    }

    private List<DwellingView.Became> became(Frame page, DwellingId id) {
        return dwellings.successions(id).stream()
                .map(one -> {
                    var left = one.predecessor().equals(id);
                    var other = left ? one.successor() : one.predecessor();
                    var key = "dwelling." + (left ? "became." : "came.") + one.kind();
                    return new DwellingView.Became(
                            page.t(key, one.since()),
                            keyring.reference(other.value()),
                            dwellings.latest(other).address());
                })
                .toList();
    }
}
