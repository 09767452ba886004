package org.anju.kiosk;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.anju.counters.ServicePoint;
import org.anju.counters.ServicePoints;
import org.anju.dwellings.Building;
import org.anju.dwellings.BuildingId;
import org.anju.dwellings.Dwelling;
import org.anju.dwellings.DwellingId;
import org.anju.dwellings.Dwellings;
import org.anju.dwellings.Located;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.Redirect;
import org.anju.places.DivisionName;
import org.anju.places.Places;
import org.anju.shared.DivisionCode;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Whoever does not know the code of their door plate finds their home by touch, from the divisions around
/// the machine down to the room, or types the address. What was chosen is in the turn, and in no address of
/// a page; the code of its door plate, which stands for having been at the door, is told to nobody.
@RestController
class KioskAddressPages {

    private static final int LINES = 24;
    private static final int LONGEST = 200;

    private static final String DIVISION = "address-division";
    private static final String BUILDING = "address-building";
    private static final String WRITTEN = "address-written";
    private static final String FROM = "address-from";

    private final Places places;
    private final Dwellings dwellings;
    private final ServicePoints points;
    private final Keyring keyring;
    private final Lengths lengths;
    private final Templates pages;

    KioskAddressPages(
            Places places,
            Dwellings dwellings,
            ServicePoints points,
            Keyring keyring,
            Lengths lengths,
            Templates pages) {
        this.places = places;
        this.dwellings = dwellings;
        this.points = points;
        this.keyring = keyring;
        this.lengths = lengths;
        this.pages = pages;
    }

    @GetMapping("/kiosk/do/address")
    Object choose(Frame page, Standing standing) {
        return standing.on().task() instanceof Task.Declare
                ? show(page, standing, "", Faults.NONE)
                : Redirect.to("/kiosk/who");
    }

    /// @param chosen the code of a division, or the reference of a building or a dwelling
    /// @param go `up`, or `more`
    @PostMapping("/kiosk/do/address")
    Object chosen(
            Frame page,
            Standing standing,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String chosen,
            @RequestParam(defaultValue = "") String go,
            @RequestParam(defaultValue = "") String written) {
        var turn = standing.on();
        if (!(turn.task() instanceof Task.Declare)) {
            return Redirect.to("/kiosk/who");
        }
        if (kind.equals(WRITTEN)) {
            return typed(page, standing, written.strip());
        }
        var next = new HashMap<String, String>();
        next.put(WRITTEN, "");
        next.put(FROM, "");
        switch (go) {
            case "more" -> {
                next.put(WRITTEN, said(turn, WRITTEN));
                next.put(FROM, String.valueOf(from(turn) + LINES));
            }
            case "up" -> up(standing, next);
            default -> {
                if (kind.equals("DWELLING") || kind.equals("MEANT")) {
                    return keyring.key(chosen)
                            .map(DwellingId::new)
                            .flatMap(dwellings::find)
                            .map(home -> home(turn, home))
                            .orElseGet(() -> Redirect.to("/kiosk/do/address"));
                }
                next.put(keyring.key(chosen).isPresent() ? BUILDING : DIVISION, chosen);
            }
        }
        turn.answer(next);
        return Redirect.to("/kiosk/do/address");
    }

    private Object typed(Frame page, Standing standing, String written) {
        var turn = standing.on();
        var text = written.length() > LONGEST ? "" : written;
        turn.answer(Map.of(WRITTEN, "", FROM, ""));
        return switch (located(text)) {
            case Located.Found(var id, var division, var address) ->
                dwellings.find(id).map(home -> home(turn, home)).orElseGet(() -> Redirect.to("/kiosk/do/address"));
            case Located.Ambiguous several -> {
                turn.answer(Map.of(WRITTEN, text));
                yield Redirect.to("/kiosk/do/address");
            }
            case Located.Unknown(var fault) ->
                show(
                        page,
                        standing,
                        text,
                        Faults.of(
                                "written",
                                page.words().has("reason." + fault)
                                        ? page.t("reason." + fault)
                                        : page.t("kiosk.address.unknown")));
        };
    }

    private org.springframework.http.ResponseEntity<Void> home(Turn turn, Dwelling home) {
        turn.answer(Map.of(
                "plate", "", KioskDeclarePages.HOME, keyring.reference(home.id().value()), WRITTEN, "", FROM, ""));
        return Redirect.to("/kiosk/do/declare/" + DeclareStep.SINCE.path());
    }

    private void up(Standing standing, Map<String, String> next) {
        var turn = standing.on();
        if (!said(turn, WRITTEN).isEmpty()) {
            return;
        }
        if (!said(turn, BUILDING).isEmpty()) {
            next.put(BUILDING, "");
            return;
        }
        // Empty is where the machine stands; a blank is the top of all.
        next.put(
                DIVISION,
                division(standing).flatMap(this::above).map(DivisionCode::value).orElse(" "));
    }

    /// @param written what was typed and not found; empty where nothing was
    private JteModel show(Frame page, Standing standing, String written, Faults faults) {
        return pages.kioskAddress(
                page,
                KioskView.of(standing, 2, lengths.of(standing.on().task())),
                choice(standing),
                written.isEmpty() ? said(standing.on(), WRITTEN) : written,
                faults);
    }

    private AddressChoice choice(Standing standing) {
        var turn = standing.on();
        var written = said(turn, WRITTEN);
        if (!written.isEmpty() && located(written) instanceof Located.Ambiguous(var meant)) {
            return part(
                    turn,
                    written,
                    AddressChoice.Kind.MEANT,
                    true,
                    meant,
                    one -> new AddressChoice.Line(
                            keyring.reference(one.dwelling().value()), one.address()));
        }
        var building = keyring.key(said(turn, BUILDING)).map(BuildingId::new).flatMap(this::find);
        if (building.isPresent()) {
            var of = building.get();
            return part(
                    turn,
                    places.name(of.division()) + of.written(),
                    AddressChoice.Kind.DWELLING,
                    true,
                    dwellings.list(of.id()),
                    home -> new AddressChoice.Line(keyring.reference(home.id().value()), inside(of, home)));
        }
        var division = division(standing);
        var below = places.children(division.orElse(null), "").stream()
                .map(one -> new AddressChoice.Line(one.code().value(), one.name()))
                .toList();
        // Those that lie in none of its parts come first.
        var buildings = division.stream()
                .flatMap(in -> dwellings.buildings(in, null).stream()
                        .filter(one -> one.division().equals(in)))
                .map(one -> new AddressChoice.Line(keyring.reference(one.id().value()), one.written()))
                .toList();
        return part(
                turn,
                division.map(places::name).orElse(""),
                kind(division.isPresent(), below, buildings),
                division.isPresent(),
                Stream.concat(below.stream(), buildings.stream()).toList(),
                line -> line);
    }

    private static AddressChoice.Kind kind(
            boolean inside, List<AddressChoice.Line> below, List<AddressChoice.Line> buildings) {
        if (below.isEmpty() && inside) {
            return AddressChoice.Kind.BUILDING;
        }
        return buildings.isEmpty() ? AddressChoice.Kind.DIVISION : AddressChoice.Kind.PART;
    }

    private <T> AddressChoice part(
            Turn turn,
            String chosen,
            AddressChoice.Kind kind,
            boolean up,
            List<T> all,
            Function<T, AddressChoice.Line> line) {
        var from = Math.min(from(turn), Math.max(0, all.size() - 1));
        return new AddressChoice(
                chosen, kind, up, all.stream().skip(from).limit(LINES).map(line).toList(), all.size() > from + LINES);
    }

    /// What of an address is inside its building: 2单元302室.
    private static String inside(Building of, Dwelling home) {
        var at = home.address().lastIndexOf(of.written());
        var rest = at < 0 ? "" : home.address().substring(at + of.written().length());
        return rest.isBlank() ? home.address() : rest;
    }

    private Located located(String written) {
        return dwellings.resolve(List.of(written)).getFirst();
    }

    private Optional<Building> find(BuildingId id) {
        return dwellings.buildings(List.of(id)).stream().findFirst();
    }

    /// The division that was chosen; where the machine stands, while none was; empty at the top of all.
    private Optional<DivisionCode> division(Standing standing) {
        var said = said(standing.on(), DIVISION);
        if (said.isEmpty()) {
            return Optional.ofNullable(standing.machine().point())
                    .flatMap(points::find)
                    .map(ServicePoint::division)
                    .map(of -> of.level() == DivisionCode.Level.COMMUNITY ? of.at(DivisionCode.Level.STREET) : of)
                    .or(this::only);
        }
        try {
            return said.isBlank()
                    ? Optional.empty()
                    : Optional.of(DivisionCode.read(said))
                            .filter(code -> !places.path(code).isEmpty());
        } catch (Problem none) {
            return Optional.empty();
        }
    }

    /// Where there is but one province, city and so on, the first below which there is a choice.
    private Optional<DivisionCode> only() {
        Optional<DivisionCode> one = Optional.empty();
        List<DivisionName> below = places.children(null, "");
        while (below.size() == 1) {
            one = Optional.of(below.getFirst().code());
            below = places.children(one.get(), "");
        }
        return one;
    }

    /// The one in which it lies by the register, which need not be the next level of its code.
    private Optional<DivisionCode> above(DivisionCode code) {
        return places.path(code).stream()
                .map(DivisionName::code)
                .filter(one -> !one.equals(code))
                .reduce((higher, lower) -> lower);
    }

    private static int from(Turn turn) {
        var said = said(turn, FROM);
        return said.matches("[0-9]{1,6}") ? Integer.parseInt(said) : 0;
    }

    private static String said(Turn turn, String what) {
        return turn.answers().getOrDefault(what, "");
    }
}
