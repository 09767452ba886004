package org.anju.counters;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.anju.accounts.Accounts;
import org.anju.accounts.SignedIn;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.frame.Redirect;
import org.anju.frame.TextLine;
import org.anju.places.Places;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.shared.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The administrator's pages: service points, their hours and single days, what is delegated to them. No person is
/// seen here.
@RestController
class PointDeskPages {

    private static final String LIST = "/desk/points";
    private static final int LONGEST_WHY = 60;

    private final ServicePoints points;
    private final Delegations delegations;
    private final DelegationReading reading;
    private final PointLines lines;
    private final Places places;
    private final Accounts accounts;
    private final Keyring keyring;
    private final Templates pages;

    PointDeskPages(
            ServicePoints points,
            Delegations delegations,
            DelegationReading reading,
            PointLines lines,
            Places places,
            Accounts accounts,
            Keyring keyring,
            Templates pages) {
        this.points = points;
        this.delegations = delegations;
        this.reading = reading;
        this.lines = lines;
        this.places = places;
        this.accounts = accounts;
        this.keyring = keyring;
        this.pages = pages;
    }

    @Bean
    static MenuEntry pointsEntry() {
        return new MenuEntry(91, LIST, "menu.points", Set.of(Role.ADMINISTRATOR));
    }

    @GetMapping(LIST)
    JteModel list(Frame page) {
        return list(page, DelegationForm.EMPTY, Faults.NONE);
    }

    @GetMapping(LIST + "/new")
    JteModel begin(Frame page) {
        return form(page, "", PointForm.EMPTY, Faults.NONE);
    }

    @PostMapping(LIST)
    Object add(Frame page, SignedIn me, @ModelAttribute PointForm form) {
        return put(page, me, "", form, ServicePointId.next());
    }

    @GetMapping(LIST + "/{reference}")
    JteModel one(Frame page, @PathVariable String reference) {
        return show(page, reference, DelegationForm.EMPTY, Faults.NONE);
    }

    @GetMapping(LIST + "/{reference}/change")
    JteModel beginChange(Frame page, @PathVariable String reference) {
        var point = lines.get(reference);
        return form(
                page,
                reference,
                PointForm.of(point, keyring.reference(point.unit().value())),
                Faults.NONE);
    }

    @PostMapping(LIST + "/{reference}/change")
    Object change(Frame page, SignedIn me, @PathVariable String reference, @ModelAttribute PointForm form) {
        return put(page, me, reference, form, lines.get(reference).id());
    }

    @PostMapping(LIST + "/{reference}/end")
    Object end(Frame page, SignedIn me, @PathVariable String reference, @RequestParam(defaultValue = "") String on) {
        var day = DelegationReading.day(on);
        if (day == null || day.isBefore(points.today())) {
            return show(page, reference, DelegationForm.EMPTY, Faults.of("on", page.t("problem.point-end-past")));
        }
        points.end(lines.id(reference), day, access(me));
        return Redirect.to(LIST);
    }

    /// @param times of that day; blank for closed
    @PostMapping(LIST + "/{reference}/days")
    Object except(
            Frame page,
            SignedIn me,
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String times,
            @RequestParam(defaultValue = "") String whyZh,
            @RequestParam(defaultValue = "") String whyEn) {
        var on = DelegationReading.day(day);
        var faults = Faults.NONE;
        if (on == null) {
            faults = faults.and("day", page.t("problem.exception-past"));
        }
        if (!TextLine.fits(whyZh.strip(), LONGEST_WHY) || !TextLine.fits(whyEn.strip(), LONGEST_WHY)) {
            faults = faults.and("whyZh", page.t("points.why.missing"));
        }
        try {
            var spans = times.isBlank() ? java.util.List.<Span>of() : Span.readAll(times.strip());
            if (on != null && faults.isEmpty()) {
                var exception = new DayException(on, spans, whyZh.strip(), whyEn.strip());
                points.except(lines.id(reference), exception, access(me));
                return Redirect.to(LIST + "/" + reference);
            }
        } catch (IllegalArgumentException e) {
            faults = faults.and("times", page.t("reason.point-hours"));
        } catch (Problem problem) {
            faults = faults.and("day", page.words().of(problem));
        }
        return show(page, reference, DelegationForm.EMPTY, faults);
    }

    @PostMapping(LIST + "/{reference}/days/remove")
    ResponseEntity<Void> asEveryWeek(SignedIn me, @PathVariable String reference, @RequestParam String day) {
        var id = lines.id(reference);
        var on = DelegationReading.day(day);
        if (on != null) {
            points.asEveryWeek(id, on, access(me));
        }
        return Redirect.to(LIST + "/" + reference);
    }

    /// To a unit, wherever it works.
    @PostMapping(LIST + "/delegations")
    Object delegate(Frame page, SignedIn me, @ModelAttribute DelegationForm form) {
        var unit = unit(form.to());
        var faults = unit == null ? Faults.of("to", page.t("reason.point-unit")) : Faults.NONE;
        var wrong = faults.isEmpty() ? delegate(page, form, null, unit, access(me)) : faults;
        return wrong.isEmpty() ? Redirect.to(LIST) : list(page, form, wrong);
    }

    @PostMapping(LIST + "/{reference}/delegations")
    Object delegate(Frame page, SignedIn me, @PathVariable String reference, @ModelAttribute DelegationForm form) {
        var wrong = delegate(page, form, lines.get(reference).id(), null, access(me));
        return wrong.isEmpty() ? Redirect.to(LIST + "/" + reference) : show(page, reference, form, wrong);
    }

    /// @param back the reference of the service point on whose page it was ended; blank for the list
    @PostMapping(LIST + "/delegations/{delegation}/end")
    ResponseEntity<Void> endDelegation(
            SignedIn me, @PathVariable String delegation, @RequestParam(defaultValue = "") String back) {
        var id = keyring.key(delegation)
                .map(DelegationId::new)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "delegation-unknown"));
        delegations.end(id, delegations.today(), access(me));
        return Redirect.to(back.isBlank() ? LIST : LIST + "/" + lines.reference(lines.get(back)));
    }

    private Faults delegate(
            Frame page, DelegationForm form, @Nullable ServicePointId point, @Nullable UnitId unit, Access access) {
        var read = reading.read(form, point, unit);
        var faults = Faults.NONE;
        for (var fault : read.faults()) {
            faults = faults.and(fault.field(), page.t("reason." + fault.code()));
        }
        var wish = read.wish();
        if (wish == null || !faults.isEmpty()) {
            return faults;
        }
        try {
            delegations.add(wish, access);
            return Faults.NONE;
        } catch (Problem problem) {
            return Faults.of("function", page.words().of(problem));
        }
    }

    private Object put(Frame page, SignedIn me, String reference, PointForm form, ServicePointId id) {
        var written = new PointReading(places, points.today());
        var point = written.read(form, id, unit(form.unit()));
        var faults = Faults.NONE;
        for (var fault : written.faults()) {
            faults = faults.and(fault.field(), page.t("reason." + fault.code()));
        }
        if (point.isEmpty()) {
            return form(page, reference, form, faults);
        }
        try {
            points.put(point.get(), access(me));
            return Redirect.to(LIST);
        } catch (Problem problem) {
            return form(page, reference, form, Faults.of("code", page.words().of(problem)));
        }
    }

    private JteModel list(Frame page, DelegationForm form, Faults faults) {
        var units = units(page);
        var ofUnits = delegations.list(null).stream()
                .filter(one -> one.unit() != null)
                .map(one -> line(page, one, units))
                .toList();
        return pages.countersPoints(page, lines.all(points.list(), page.words()), ofUnits, units, form, faults);
    }

    private JteModel show(Frame page, String reference, DelegationForm form, Faults faults) {
        var point = lines.get(reference);
        var units = units(page);
        return pages.countersPointDesk(
                page,
                lines.one(point, page.words()),
                units.getOrDefault(keyring.reference(point.unit().value()), ""),
                points.exceptions(point.id()),
                delegations.list(point.id()).stream()
                        .map(one -> line(page, one, units))
                        .toList(),
                points.states(point.id()),
                form,
                faults);
    }

    private DelegationLine line(Frame page, Delegation one, Map<String, String> units) {
        var unit = one.unit() == null ? "" : keyring.reference(one.unit().value());
        return new DelegationLine(
                one,
                keyring.reference(one.id().value()),
                units.getOrDefault(unit, ""),
                lines.name(one.function(), page.words()));
    }

    private JteModel form(Frame page, String reference, PointForm form, Faults faults) {
        return pages.countersPointForm(page, reference, form, kinds(page), units(page), faults);
    }

    private static Map<String, String> kinds(Frame page) {
        var kinds = new LinkedHashMap<String, String>();
        for (var kind : PointKind.values()) {
            kinds.put(kind.name(), page.words().of(kind));
        }
        return kinds;
    }

    private Map<String, String> units(Frame page) {
        var units = new LinkedHashMap<String, String>();
        accounts.listUnits()
                .forEach(unit ->
                        units.put(keyring.reference(unit.id().value()), page.either(unit.nameZh(), unit.nameEn())));
        return units;
    }

    private @Nullable UnitId unit(String reference) {
        return keyring.key(reference)
                .map(UnitId::new)
                .filter(one ->
                        accounts.listUnits().stream().anyMatch(unit -> unit.id().equals(one)))
                .orElse(null);
    }

    private static Access access(SignedIn me) {
        return me.access(new PurposeCode("upkeep"), "service points", Channel.DESK);
    }
}
