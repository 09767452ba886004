package org.anju.declarations;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.Set;
import org.anju.dwellings.Dwellings;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.frame.Redirect;
import org.anju.residents.Grounds;
import org.anju.residents.Person;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.anju.shared.ReceiptNumber;
import org.anju.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The desk: who says to be a landlord, and what an officer decides by the paper.
@RestController
class LandlordPages {

    private static final int MOST = 200;

    private final Landlords landlords;
    private final Residents residents;
    private final Dwellings dwellings;
    private final Keyring keyring;
    private final Templates pages;

    LandlordPages(Landlords landlords, Residents residents, Dwellings dwellings, Keyring keyring, Templates pages) {
        this.landlords = landlords;
        this.residents = residents;
        this.dwellings = dwellings;
        this.keyring = keyring;
        this.pages = pages;
    }

    @Bean
    static MenuEntry landlordsEntry() {
        return new MenuEntry(32, "/desk/landlords", "menu.landlords", Set.of(Role.REGISTRAR, Role.REVIEWER));
    }

    // The name stands on the page of the claim, which is a look of its own.
    @GetMapping("/desk/landlords")
    JteModel list(Frame page, Access access) {
        var lines = landlords.listWaiting(MOST, access).stream().map(this::line).toList();
        return pages.declarationsLandlords(page, lines);
    }

    @GetMapping("/desk/landlords/{reference}")
    JteModel claim(Frame page, Access access, @PathVariable String reference) {
        return show(page, access, reference, "", "", Faults.NONE);
    }

    @PostMapping("/desk/landlords/{reference}/grant")
    Object grant(
            Frame page,
            Access access,
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String evidence,
            @RequestParam(defaultValue = "") String paper) {
        var chosen = Landlords.PAPERS.stream()
                .filter(one -> one.name().equals(evidence))
                .findFirst();
        if (chosen.isEmpty()) {
            return show(
                    page,
                    access,
                    reference,
                    evidence,
                    paper,
                    Faults.of("evidence", page.words().of(new Problem(Problem.Kind.INVALID, "landlord-paper"))));
        }
        try {
            landlords.grant(landlords.getWaiting(id(reference), access), chosen.get(), paper, access);
            return Redirect.to("/desk/landlords");
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.INVALID) {
                throw problem;
            }
            return show(
                    page,
                    access,
                    reference,
                    evidence,
                    paper,
                    Faults.of("paper", page.words().of(problem)));
        }
    }

    @PostMapping("/desk/landlords/{reference}/decline")
    ResponseEntity<Void> decline(Access access, @PathVariable String reference) {
        landlords.decline(landlords.getWaiting(id(reference), access), access);
        return Redirect.to("/desk/landlords");
    }

    private JteModel show(Frame page, Access access, String reference, String evidence, String paper, Faults faults) {
        var claim = landlords.getWaiting(id(reference), access);
        var name = residents
                .find(claim.person(), residents.now(), access)
                .map(Person::particulars)
                .map(Person.Particulars::name)
                .orElse("");
        return pages.declarationsLandlordClaim(
                page,
                line(claim),
                name,
                keyring.reference(claim.person().value()),
                Landlords.PAPERS.stream().map(Grounds.Evidence::name).toList(),
                evidence,
                paper,
                faults);
    }

    private ClaimLine line(Landlordship claim) {
        return new ClaimLine(
                claim,
                keyring.reference(claim.id().value()),
                dwellings.latest(claim.dwelling()).address(),
                new ReceiptNumber(claim.receipt()));
    }

    private LandlordshipId id(String reference) {
        return keyring.key(reference)
                .map(LandlordshipId::new)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "landlord-unknown"));
    }
}
