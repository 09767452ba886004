package org.anju.fieldwork;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.dwellings.Building;
import org.anju.dwellings.BuildingId;
import org.anju.dwellings.Dwellings;
import org.anju.frame.Csv;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.places.Bounds;
import org.anju.places.DivisionName;
import org.anju.places.Places;
import org.anju.places.Position;
import org.anju.shared.DivisionCode;
import org.anju.shared.DivisionCode.Level;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// How fresh the register is, from the whole down to each door: the table first, the map beside it. Shows no
/// person, so that those of the staff who see none may read it too.
@RestController
class FreshnessPages {

    static final String PATH = "/desk/freshness";

    private static final Set<Role> STAFF = Set.of(Role.ADMINISTRATOR, Role.REGISTRAR, Role.REVIEWER, Role.AUDITOR);
    private static final Set<Role> OPEN_DWELLINGS = Set.of(Role.REGISTRAR, Role.REVIEWER, Role.AUDITOR);
    private static final int PAGE = 200;

    private final Freshness freshness;
    private final Dwellings dwellings;
    private final Places places;
    private final Keyring keyring;
    private final Clock clock;
    private final Templates pages;

    FreshnessPages(
            Freshness freshness, Dwellings dwellings, Places places, Keyring keyring, Clock clock, Templates pages) {
        this.freshness = freshness;
        this.dwellings = dwellings;
        this.places = places;
        this.keyring = keyring;
        this.clock = clock;
        this.pages = pages;
    }

    @Bean
    static MenuEntry freshnessEntry() {
        return new MenuEntry(44, PATH, "menu.freshness", STAFF);
    }

    /// @param division where to look; blank for the smallest in which all dwellings lie
    /// @param buildings whether to show the buildings of a street that has communities too
    @GetMapping(PATH)
    JteModel divisions(
            Frame page,
            @RequestParam(defaultValue = "") String division,
            @RequestParam(defaultValue = "false") boolean buildings,
            @RequestParam(defaultValue = "") String after) {
        return pages.fieldworkFreshness(page, view(page, division, buildings, after));
    }

    @GetMapping(PATH + "/table.csv")
    ResponseEntity<byte[]> table(
            Frame page,
            @RequestParam(defaultValue = "") String division,
            @RequestParam(defaultValue = "false") boolean buildings,
            @RequestParam(defaultValue = "") String after) {
        var view = view(page, division, buildings, after);
        var headings = Stream.concat(
                        Stream.of(page.t("freshness.code"), page.t("freshness.place")),
                        FreshnessView.headings(page).stream())
                .toList();
        var rows = view.lines().stream()
                .map(line -> Stream.concat(
                                Stream.of(line.code(), line.label()), FreshnessView.cells(line.ages()).stream())
                        .toList())
                .toList();
        return Csv.of("freshness", headings, rows);
    }

    @GetMapping(PATH + "/buildings/{reference}")
    JteModel building(Frame page, @PathVariable String reference) {
        return pages.fieldworkRooms(page, rooms(page, reference));
    }

    @GetMapping(PATH + "/buildings/{reference}/table.csv")
    ResponseEntity<byte[]> buildingTable(Frame page, @PathVariable String reference) {
        var headings = List.of(
                page.t("freshness.dwelling"),
                page.t("freshness.confirmed"),
                page.t("freshness.channel"),
                page.t("freshness.days"),
                page.t("freshness.withinDays"));
        var rows = rooms(page, reference).rooms().stream()
                .map(room -> List.of(
                        room.address(),
                        Objects.toString(room.confirmation().on(), ""),
                        room.confirmation().by() == null
                                ? ""
                                : page.words().of(room.confirmation().by()),
                        room.days(),
                        String.valueOf(room.confirmation().withinDays())))
                .toList();
        return Csv.of("freshness-building", headings, rows);
    }

    /// What the map draws inside a rectangle.
    ///
    /// @param bbox `west,south,east,north` in degrees of WGS 84
    @GetMapping(path = "/map/freshness", produces = FreshnessMap.MEDIA_TYPE)
    ResponseEntity<FreshnessMap> features(Frame page, @RequestParam String bbox) {
        staff(page);
        var bounds = Bounds.read(bbox).orElseThrow(() -> new Problem(Problem.Kind.INVALID, "map-bounds", bbox));
        var near = dwellings.near(bounds);
        return ResponseEntity.ok(FreshnessMap.of(
                near,
                freshness.of(near.stream().map(Building::id).toList()),
                places.streets(bounds),
                building -> keyring.reference(building.value()),
                page.words()));
    }

    private FreshnessView view(Frame page, String division, boolean buildings, String after) {
        staff(page);
        var code = division.isBlank() ? freshness.common() : DivisionCode.read(division);
        var divided = freshness.in(code);
        if (code != null && (buildings || undivided(code, divided))) {
            return buildings(code, divided.whole(), buildings, after);
        }
        var lines = divided.parts().entrySet().stream()
                .map(part -> line(page, code, part.getKey(), part.getValue()))
                .toList();
        var middle = code == null || code.level() != Level.STREET ? null : middle(dwellings.buildings(code, null));
        return new FreshnessView(
                path(code),
                title(code),
                divided.whole(),
                false,
                lines,
                "",
                "division=" + (code == null ? "" : code.value()),
                middle);
    }

    /// Whether its dwellings lie in no division below it: a community, or a street without any.
    private static boolean undivided(DivisionCode code, Freshness.Divided divided) {
        return code.level() == Level.COMMUNITY
                || code.level() == Level.STREET && divided.parts().keySet().equals(Set.of(code));
    }

    private FreshnessView.Line line(Frame page, @Nullable DivisionCode whole, DivisionCode part, Ages ages) {
        return part.equals(whole)
                ? new FreshnessView.Line(part.value(), page.t("freshness.direct"), buildingsOf(part), ages, null)
                : new FreshnessView.Line(part.value(), title(part), PATH + "?division=" + part.value(), ages, null);
    }

    private static String buildingsOf(DivisionCode street) {
        return PATH + "?division=" + street.value() + "&buildings=true";
    }

    private FreshnessView buildings(DivisionCode code, Ages whole, boolean asked, String after) {
        var listed = dwellings.buildings(
                code, keyring.key(after).map(BuildingId::new).orElse(null));
        var ages = freshness.of(listed.stream().map(Building::id).toList());
        var lines = new ArrayList<FreshnessView.Line>();
        for (var building : listed) {
            var of = ages.get(building.id());
            if (of != null) {
                var reference = keyring.reference(building.id().value());
                lines.add(new FreshnessView.Line(
                        reference, building.written(), PATH + "/buildings/" + reference, of, building.position()));
            }
        }
        return new FreshnessView(
                path(code),
                title(code),
                whole,
                true,
                lines,
                listed.size() < PAGE
                        ? ""
                        : keyring.reference(listed.getLast().id().value()),
                "division=" + code.value() + (asked ? "&buildings=true" : "")
                        + (after.isEmpty() ? "" : "&after=" + after),
                middle(listed));
    }

    private FreshnessView.Rooms rooms(Frame page, String reference) {
        staff(page);
        var id = keyring.key(reference)
                .map(BuildingId::new)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "building-unknown"));
        var building = dwellings.building(id);
        var today = LocalDate.now(clock);
        var confirmed = freshness.confirmations(id).stream()
                .collect(Collectors.toMap(Confirmation::dwelling, Function.identity()));
        var opens =
                page.viewer() != null && OPEN_DWELLINGS.contains(page.viewer().role());
        var rooms = new ArrayList<FreshnessView.Room>();
        for (var dwelling : dwellings.list(id)) {
            var confirmation = confirmed.get(dwelling.id());
            if (confirmation != null) {
                var path = opens
                        ? "/desk/dwellings/" + keyring.reference(dwelling.id().value())
                        : "";
                rooms.add(new FreshnessView.Room(dwelling.address(), path, confirmation, today));
            }
        }
        return new FreshnessView.Rooms(
                places.path(building.division()),
                building.written(),
                reference,
                freshness.of(List.of(id)).getOrDefault(id, Ages.NONE),
                rooms,
                building.position());
    }

    private List<DivisionName> path(@Nullable DivisionCode code) {
        return code == null ? List.of() : places.path(code);
    }

    private String title(@Nullable DivisionCode code) {
        var path = path(code);
        return path.isEmpty()
                ? code == null ? "" : code.value()
                : path.getLast().name();
    }

    private static @Nullable Position middle(List<Building> buildings) {
        return buildings.stream()
                .map(Building::position)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    // Beside the rule on paths, which lets all staff in.
    private static void staff(Frame page) {
        if (page.viewer() == null || !STAFF.contains(page.viewer().role())) {
            throw new Problem(Problem.Kind.FORBIDDEN, "not-allowed");
        }
    }
}
