package org.anju.dwellings;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.List;
import org.anju.frame.Frame;
import org.anju.frame.Redirect;
import org.anju.places.Bounds;
import org.anju.places.Places;
import org.anju.shared.DivisionCode;
import org.anju.shared.DivisionCode.Level;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Divisions, streets, buildings and dwellings at the desk, each list with its map beside it. Shows no person.
@RestController
class DwellingPages {

    private final Dwellings dwellings;
    private final Places places;
    private final Keyring keyring;
    private final Templates templates;

    DwellingPages(Dwellings dwellings, Places places, Keyring keyring, Templates templates) {
        this.dwellings = dwellings;
        this.places = places;
        this.keyring = keyring;
        this.templates = templates;
    }

    /// @param division where to look; blank for the provinces
    /// @param after the reference of the last building that was shown
    @GetMapping("/desk/dwellings")
    JteModel browse(
            Frame page,
            @RequestParam(defaultValue = "") String division,
            @RequestParam(defaultValue = "") String after) {
        staff(page);
        if (division.isBlank()) {
            return templates.dwellingsBrowse(page, Browsing.from(places.children(null, ""), keyring));
        }
        var code = DivisionCode.read(division);
        var children = places.children(code, "");
        if (code.level().compareTo(Level.STREET) < 0) {
            return templates.dwellingsBrowse(
                    page, Browsing.from(children, keyring).at(places.path(code)));
        }
        var cursor = keyring.key(after).map(BuildingId::new).orElse(null);
        var listed = dwellings.buildings(code, cursor);
        return templates.dwellingsBrowse(
                page,
                Browsing.from(children, keyring)
                        .at(places.path(code))
                        .with(places.streets(code), listed, dwellings.surroundings(listed)));
    }

    /// By a written address, or by the code at a door.
    @GetMapping("/desk/dwellings/find")
    ResponseEntity<?> find(Frame page, @RequestParam(defaultValue = "") String what) {
        staff(page);
        var plated = dwellings.findByDoorPlate(what);
        if (plated.isPresent()) {
            return Redirect.to(path(plated.get().id()));
        }
        return switch (dwellings.resolve(List.of(what)).getFirst()) {
            case Located.Found found -> Redirect.to(path(found.dwelling()));
            case Located.Ambiguous(var candidates) ->
                ResponseEntity.ok(templates.dwellingsFound(
                        page,
                        what,
                        "",
                        candidates.stream()
                                .map(one -> new Link(path(one.dwelling()), one.address()))
                                .toList()));
            case Located.Unknown(var fault) ->
                ResponseEntity.ok(templates.dwellingsFound(page, what, fault, List.of()));
        };
    }

    @GetMapping("/desk/buildings/{reference}")
    JteModel building(Frame page, @PathVariable String reference) {
        staff(page);
        var id = keyring.key(reference)
                .map(BuildingId::new)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "building-unknown"));
        var building = dwellings.building(id);
        return templates.dwellingsBuilding(
                page,
                building,
                places.path(building.division()),
                dwellings.list(id).stream()
                        .map(one -> new Link(path(one.id()), one.address()))
                        .toList(),
                dwellings.surroundings(id));
    }

    /// What the map draws inside a rectangle: buildings and streets, never persons.
    ///
    /// @param bbox `west,south,east,north` in degrees of WGS 84
    @GetMapping(path = "/map/features", produces = GeoJson.MEDIA_TYPE)
    ResponseEntity<GeoJson> features(Frame page, @RequestParam String bbox) {
        staff(page);
        var bounds = Bounds.read(bbox).orElseThrow(() -> new Problem(Problem.Kind.INVALID, "map-bounds", bbox));
        return ResponseEntity.ok()
                .header("Cache-Control", "private, max-age=60")
                .body(GeoJson.of(
                        dwellings.near(bounds),
                        places.streets(bounds),
                        building -> keyring.reference(building.value())));
    }

    private String path(DwellingId id) {
        return "/desk/dwellings/" + keyring.reference(id.value());
    }

    // Beside the rule on paths, so that no new path can open what belongs to the desk.
    private static void staff(@Nullable Frame page) {
        if (page == null || page.viewer() == null || !page.viewer().staff()) {
            throw new Problem(Problem.Kind.FORBIDDEN, "dwellings-staff-only");
        }
    }
}
