package org.anju.fieldwork;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.anju.accounts.Choice;
import org.anju.accounts.Phones;
import org.anju.accounts.SignedIn;
import org.anju.accounts.StaffMember;
import org.anju.dwellings.BuildingId;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.frame.Redirect;
import org.anju.places.Places;
import org.anju.shared.AccountId;
import org.anju.shared.DivisionCode;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Areas at the desk: what each is made of, who holds it, and how fresh its dwellings are to be. No resident
/// is seen.
@RestController
class AreaPages {

    private static final String HOME = "/desk/areas";

    private final Areas areas;
    private final Doors doors;
    private final Phones phones;
    private final Places places;
    private final Keyring keyring;
    private final Templates pages;
    private final Clock clock;

    AreaPages(Areas areas, Doors doors, Phones phones, Places places, Keyring keyring, Templates pages, Clock clock) {
        this.areas = areas;
        this.doors = doors;
        this.phones = phones;
        this.places = places;
        this.keyring = keyring;
        this.pages = pages;
        this.clock = clock;
    }

    @Bean
    static MenuEntry areasEntry() {
        return new MenuEntry(70, HOME, "menu.areas", Set.of(Role.ADMINISTRATOR, Role.REVIEWER));
    }

    @GetMapping("/desk/areas")
    JteModel list(Frame page, SignedIn who) {
        return list(page, who, AreaForm.EMPTY, Faults.NONE);
    }

    @PostMapping("/desk/areas")
    Object create(
            Frame page,
            SignedIn who,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String division,
            @RequestParam(defaultValue = "") String withinDays) {
        try {
            var area = areas.create(name, DivisionCode.read(division), days(withinDays), who);
            doors.refresh(area);
            return Redirect.to(path(area));
        } catch (Problem problem) {
            var form = new AreaForm(name, division, withinDays);
            return list(page, who, form, Faults.of(field(problem), page.words().of(problem)));
        }
    }

    @GetMapping("/desk/areas/{reference}")
    JteModel area(Frame page, SignedIn who, @PathVariable String reference) {
        return show(page, who, id(reference), Faults.NONE);
    }

    @PostMapping("/desk/areas/{reference}")
    Object change(
            Frame page,
            SignedIn who,
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String withinDays) {
        var area = id(reference);
        try {
            areas.change(area, name, days(withinDays), who);
            return Redirect.to(path(area));
        } catch (Problem problem) {
            return show(page, who, area, Faults.of(field(problem), page.words().of(problem)));
        }
    }

    @PostMapping("/desk/areas/{reference}/holders")
    Object hold(
            Frame page,
            SignedIn who,
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String worker,
            @RequestParam(defaultValue = "") String since,
            @RequestParam(defaultValue = "") String until) {
        var area = id(reference);
        var account = keyring.key(worker).map(AccountId::new);
        if (account.isEmpty()) {
            return show(page, who, area, Faults.of("worker", page.t("areas.worker.missing")));
        }
        try {
            var from = day(since);
            areas.hold(area, account.get(), from == null ? LocalDate.now(clock) : from, day(until), who);
            return Redirect.to(path(area));
        } catch (Problem problem) {
            return show(page, who, area, Faults.of(field(problem), page.words().of(problem)));
        }
    }

    @PostMapping("/desk/areas/{reference}/release")
    ResponseEntity<Void> release(
            SignedIn who, @PathVariable String reference, @RequestParam(defaultValue = "") String worker) {
        var area = id(reference);
        keyring.key(worker).map(AccountId::new).ifPresent(account -> areas.release(area, account, who));
        return Redirect.to(path(area));
    }

    @PostMapping("/desk/areas/{reference}/buildings")
    ResponseEntity<Void> assign(
            SignedIn who, @PathVariable String reference, @RequestParam(defaultValue = "") List<String> building) {
        var area = id(reference);
        areas.assign(
                area,
                building.stream()
                        .flatMap(one -> keyring.key(one).map(BuildingId::new).stream())
                        .collect(Collectors.toSet()),
                who);
        areas.list(who).stream()
                .filter(one -> one.division().equals(areas.get(area).division()))
                .forEach(one -> doors.refresh(one.id()));
        return Redirect.to(path(area));
    }

    @PostMapping("/desk/areas/{reference}/end")
    ResponseEntity<Void> end(SignedIn who, @PathVariable String reference) {
        areas.end(id(reference), who);
        return Redirect.to(HOME);
    }

    private JteModel list(Frame page, SignedIn who, AreaForm form, Faults faults) {
        var all = areas.list(who);
        var names = names(who);
        var today = LocalDate.now(clock);
        var holders = areas.holdings(all.stream().map(Area::id).toList()).stream()
                .filter(holding -> !holding.since().isAfter(today))
                .collect(Collectors.groupingBy(
                        Holding::area,
                        Collectors.mapping(holding -> names.getOrDefault(holding.worker(), "—"), Collectors.toList())));
        return pages.fieldworkAreas(
                page,
                all.stream()
                        .map(area -> new AreaLine(
                                reference(area.id()),
                                area,
                                places.name(area.division()),
                                areas.doors(area.id()),
                                holders.getOrDefault(area.id(), List.of())))
                        .toList(),
                form,
                faults);
    }

    private JteModel show(Frame page, SignedIn who, AreaId id, Faults faults) {
        var area = areas.list(who).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "area-unknown"));
        var names = names(who);
        var own = areas.buildings(id);
        return pages.fieldworkArea(
                page,
                new AreaView(
                        reference(id),
                        area,
                        places.name(area.division()),
                        areas.doors(id),
                        areas.holdings(List.of(id)).stream()
                                .map(holding -> new AreaView.Holder(
                                        keyring.reference(holding.worker().value()),
                                        names.getOrDefault(holding.worker(), "—"),
                                        holding))
                                .toList(),
                        phones.workers(who).stream()
                                .map(worker -> new Choice(
                                        keyring.reference(worker.account().value()), worker.name(), worker.name()))
                                .toList(),
                        areas.choice(area).stream()
                                .map(building -> new AreaView.Cell(
                                        keyring.reference(building.id().value()),
                                        building.written(),
                                        building.dwellings(),
                                        own.contains(building.id())))
                                .toList()),
                faults);
    }

    private Map<AccountId, String> names(SignedIn who) {
        return phones.workers(who).stream()
                .collect(Collectors.toMap(StaffMember::account, StaffMember::name, (one, same) -> one));
    }

    private static int days(String written) {
        return written.strip().matches("[0-9]{1,5}") ? Integer.parseInt(written.strip()) : 0;
    }

    private static @Nullable LocalDate day(String written) {
        try {
            return written.isBlank() ? null : LocalDate.parse(written.strip());
        } catch (DateTimeException e) {
            throw new Problem(Problem.Kind.INVALID, "area-day-form", written);
        }
    }

    /// The field at which a refusal stands.
    private static String field(Problem problem) {
        return switch (problem.name()) {
            case "area-name-form" -> "name";
            case "area-target-range" -> "withinDays";
            case "division-code-form", "area-division-too-large", "outside-territory" -> "division";
            case "account-unknown", "area-not-the-workers" -> "worker";
            case "area-day-form", "ends-before-it-starts" -> "since";
            default -> throw problem;
        };
    }

    private AreaId id(String reference) {
        return keyring.key(reference)
                .map(AreaId::new)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "area-unknown"));
    }

    private String reference(AreaId id) {
        return keyring.reference(id.value());
    }

    private String path(AreaId id) {
        return HOME + "/" + reference(id);
    }
}
