package org.anju.residents;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.anju.dwellings.Dwelling;
import org.anju.dwellings.DwellingId;
import org.anju.dwellings.Dwellings;
import org.anju.dwellings.Succession;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.Redirect;
import org.anju.shared.Access;
import org.anju.shared.Ids;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The desk: a dwelling is split, or merged into another. First what it becomes and why, then the answers with
/// those who live there, each of whom goes somewhere.
@RestController
class SuccessionPages {

    private static final String PATH = "/desk/dwellings/{reference}/succession";

    private final Acts acts;
    private final Residents residents;
    private final Dwellings dwellings;
    private final PersonViews views;
    private final Keyring keyring;
    private final Templates pages;

    SuccessionPages(
            Acts acts, Residents residents, Dwellings dwellings, PersonViews views, Keyring keyring, Templates pages) {
        this.acts = acts;
        this.residents = residents;
        this.dwellings = dwellings;
        this.views = views;
        this.keyring = keyring;
        this.pages = pages;
    }

    @GetMapping(PATH)
    JteModel form(Frame page, Access access, @PathVariable String reference, @RequestParam String kind) {
        acts.requireOfficer(access);
        var given = Map.of("act", keyring.reference(Ids.next()));
        return show(page, new Asked(dwelling(reference), reference, kind(kind), given), Faults.NONE);
    }

    @PostMapping(PATH)
    Object act(
            Frame page,
            Access access,
            @PathVariable String reference,
            @RequestParam String kind,
            @RequestParam(defaultValue = "") String step,
            @RequestParam Map<String, String> given) {
        acts.requireOfficer(access);
        var asked = new Asked(dwelling(reference), reference, kind(kind), given);
        var read = new SuccessionForm(asked::value, dwellings)
                .read(asked.kind(), asked.dwelling().id(), asked.act(keyring));
        if (!read.faults().isEmpty() || step.equals("change")) {
            return show(page, asked, step.equals("change") ? Faults.NONE : faults(page, read.faults()));
        }
        try {
            var living = residents.livingFrom(
                    asked.dwelling().id(), asked.dwelling().division(), Objects.requireNonNull(read.since()), access);
            var faults = step.equals("confirm") ? undecided(page, asked, living) : Faults.NONE;
            if (!step.equals("confirm") || !faults.isEmpty()) {
                return pages.residentsSuccession(page, answers(asked, read, living), faults);
            }
            carryOut(asked, read, living, access);
            return Redirect.to("/desk/dwellings/" + reference);
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.INVALID && problem.kind() != Problem.Kind.CONFLICT) {
                throw problem;
            }
            return show(page, asked, Faults.of("since", page.words().of(problem)));
        }
    }

    /// A dwelling, what is to become of it, and what was written so far.
    private record Asked(Dwelling dwelling, String reference, Succession.Kind kind, Map<String, String> given) {

        String value(String field) {
            return given.getOrDefault(field, "");
        }

        UUID act(Keyring keyring) {
            return keyring.key(value("act")).orElseThrow(() -> new Problem(Problem.Kind.INVALID, "form-incomplete"));
        }
    }

    private void carryOut(Asked asked, SuccessionForm.Read read, List<Hit> living, Access access) {
        var since = Objects.requireNonNull(read.since());
        var grounds = Objects.requireNonNull(read.grounds());
        var from = asked.dwelling().id();
        switch (asked.kind()) {
            case MERGE -> acts.merge(from, read.successors().getFirst().dwelling(), since, grounds, access);
            case SPLIT -> acts.split(from, homes(asked, read, living), since, grounds, access);
        }
    }

    /// Who goes where, with every record that is one with theirs.
    private Map<DwellingId, Set<PersonId>> homes(Asked asked, SuccessionForm.Read read, List<Hit> living) {
        var homes = new LinkedHashMap<DwellingId, Set<PersonId>>();
        read.successors().forEach(home -> homes.put(home.dwelling(), new HashSet<>()));
        for (var person : living) {
            keyring.key(asked.value(field(person)))
                    .map(DwellingId::new)
                    .map(homes::get)
                    .ifPresent(into -> into.addAll(residents.parts(person.person())));
        }
        return homes;
    }

    /// Where a dwelling is split, somebody of whom it is not said where they go.
    private Faults undecided(Frame page, Asked asked, List<Hit> living) {
        var faults = Faults.NONE;
        for (var person : living) {
            if (asked.kind() == Succession.Kind.SPLIT
                    && asked.value(field(person)).isEmpty()) {
                faults = faults.and(field(person), page.t("succession.fault.home", person.name(), person.lastFour()));
            }
        }
        return faults;
    }

    private JteModel show(Frame page, Asked asked, Faults faults) {
        return pages.residentsSuccession(
                page,
                new SuccessionView(
                        asked.dwelling(), asked.reference(), asked.kind(), List.of(), List.of(), asked.given()),
                faults);
    }

    private SuccessionView answers(Asked asked, SuccessionForm.Read read, List<Hit> living) {
        return new SuccessionView(
                asked.dwelling(),
                asked.reference(),
                asked.kind(),
                read.successors().stream()
                        .map(home -> new SuccessionView.Successor(
                                keyring.reference(home.dwelling().value()), home.address()))
                        .toList(),
                living.stream()
                        .map(person ->
                                new SuccessionView.Occupant(person, views.reference(person.person()), field(person)))
                        .toList(),
                asked.given());
    }

    private String field(Hit person) {
        return SuccessionView.field(views.reference(person.person()));
    }

    /// A fault of one line of the addresses says which line it is.
    private static Faults faults(Frame page, List<Problem.Fault> read) {
        var faults = Faults.NONE;
        for (var fault : read) {
            int line = fault.pointer().indexOf('/');
            var text = page.t("amend.fault." + fault.code());
            faults = line < 0
                    ? faults.and(fault.pointer(), text)
                    : faults.and(
                            SuccessionForm.ADDRESSES,
                            page.t("succession.line", fault.pointer().substring(line + 1), text));
        }
        return faults;
    }

    private Dwelling dwelling(String reference) {
        return dwellings.latest(keyring.key(reference)
                .map(DwellingId::new)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "dwelling-unknown")));
    }

    private static Succession.Kind kind(String written) {
        return Arrays.stream(Succession.Kind.values())
                .filter(kind -> kind.name().equalsIgnoreCase(written))
                .findFirst()
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "page-unknown"));
    }
}
