package org.anju.wards;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.Redirect;
import org.anju.residents.Person;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.DocumentKind;
import org.anju.shared.IdentityNumber;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The desk: who acts for a person.
@RestController
class GuardianPages {

    private static final String PAGE = "/desk/persons/{reference}/guardians";

    private final Wards wards;
    private final Guardianships guardianships;
    private final Residents residents;
    private final Keyring keyring;
    private final Templates pages;

    GuardianPages(Wards wards, Guardianships guardianships, Residents residents, Keyring keyring, Templates pages) {
        this.wards = wards;
        this.guardianships = guardianships;
        this.residents = residents;
        this.keyring = keyring;
        this.pages = pages;
    }

    @GetMapping(PAGE)
    JteModel list(Frame page, Access access, @PathVariable String reference) {
        return show(page, ward(reference, access), GuardianshipForm.EMPTY, Faults.NONE, access);
    }

    @PostMapping(PAGE)
    Object make(Frame page, Access access, @PathVariable String reference, @RequestParam Map<String, String> texts) {
        var ward = ward(reference, access);
        var form = GuardianshipForm.of(texts);
        var basis = chosen(Guardianship.Basis.class, form.basis());
        var paper = chosen(Guardianship.Paper.class, form.paper());
        var document = document(form);
        var until = day(form.until());
        var faults = Faults.NONE;
        if (basis.isEmpty()) {
            faults = faults.and("basis", page.t("guardians.basis.missing"));
        }
        if (document instanceof IdentityNumber.Reading.Faulty(var fault)) {
            faults = faults.and("document", page.t("reason." + fault.code()));
        }
        if (paper.isEmpty()) {
            faults = faults.and("paper", page.t("guardians.paper.missing"));
        }
        if (until.isEmpty()) {
            faults = faults.and("until", page.t("guardians.until.missing"));
        }
        if (!faults.isEmpty() || !(document instanceof IdentityNumber.Reading.Valid(var number))) {
            return show(page, ward, form, faults, access);
        }
        try {
            guardianships.make(
                    ward, basis.orElseThrow(), number, paper.orElseThrow(), form.number(), until.orElseThrow(), access);
            return Redirect.to("/desk/persons/" + reference + "/guardians");
        } catch (Problem problem) {
            var field = switch (problem.name()) {
                case "ward-of-age", "ward-birth-unknown" -> "basis";
                case "guardian-unknown", "guardian-self" -> "document";
                case "guardianship-number" -> "number";
                case "guardianship-until" -> "until";
                default -> throw problem;
            };
            return show(page, ward, form, Faults.of(field, page.words().of(problem)), access);
        }
    }

    @PostMapping(PAGE + "/{guardianship}/end")
    ResponseEntity<Void> end(Access access, @PathVariable String reference, @PathVariable String guardianship) {
        var id = keyring.key(guardianship)
                .map(GuardianshipId::new)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "guardianship-unknown"));
        guardianships.end(person(reference), id, access);
        return Redirect.to("/desk/persons/" + reference + "/guardians");
    }

    private JteModel show(Frame page, Person ward, GuardianshipForm form, Faults faults, Access access) {
        var all = wards.listAbout(ward.id(), access);
        var names = wards.guardians(ward.id(), all, access);
        var lines = all.stream()
                .map(one -> new GuardianLine(
                        one,
                        keyring.reference(one.id().value()),
                        Optional.ofNullable(names.get(one.guardian()))
                                .map(hit -> hit.name() + " " + hit.birthYear())
                                .orElse(""),
                        one.standsOn(wards.today()),
                        one.goesOn(wards.today())))
                .toList();
        return pages.wardsGuardians(
                page, keyring.reference(ward.id().value()), ward.particulars().name(), lines, form, faults);
    }

    private Person ward(String reference, Access access) {
        wards.requireDesk(access);
        return residents.get(person(reference), residents.now(), access);
    }

    private PersonId person(String reference) {
        return keyring.key(reference)
                .map(PersonId::new)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "person-unknown"));
    }

    private IdentityNumber.Reading document(GuardianshipForm form) {
        var kind = chosen(DocumentKind.class, form.kind())
                .filter(one -> one != DocumentKind.NONE)
                .orElse(DocumentKind.RESIDENT_IDENTITY_CARD);
        return IdentityNumber.read(kind, form.document(), wards.today());
    }

    private static Optional<LocalDate> day(String written) {
        try {
            // A year of more digits is a date in Java, but beyond what the database can hold.
            return written.length() == 10 ? Optional.of(LocalDate.parse(written)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static <E extends Enum<E>> Optional<E> chosen(Class<E> among, String written) {
        return Arrays.stream(among.getEnumConstants())
                .filter(one -> one.name().equals(written))
                .findFirst();
    }
}
