package org.anju.declarations;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.Set;
import org.anju.accounts.SignedIn;
import org.anju.dwellings.Dwellings;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.frame.Redirect;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.anju.shared.ReceiptNumber;
import org.anju.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The portal of a landlord: the own dwellings with a number of persons and no names, codes for tenants, and
/// the end.
@RestController
class LettingPages {

    private final Landlords landlords;
    private final Dwellings dwellings;
    private final Keyring keyring;
    private final Templates pages;

    LettingPages(Landlords landlords, Dwellings dwellings, Keyring keyring, Templates pages) {
        this.landlords = landlords;
        this.dwellings = dwellings;
        this.keyring = keyring;
        this.pages = pages;
    }

    @Bean
    static MenuEntry lettingEntry() {
        return new MenuEntry(30, "/me/lettings", "menu.lettings", Set.of(Role.RESIDENT));
    }

    @GetMapping("/me/lettings")
    JteModel lettings(Frame page, SignedIn me, Access access) {
        var own = landlords.listOwn(me.requirePerson(), access);
        var lines = landlords.lettings(own).stream().map(this::line).toList();
        var others = own.stream()
                .filter(one -> !one.stands() && one.endedAt() == null)
                .map(one -> new ClaimLine(
                        one,
                        keyring.reference(one.id().value()),
                        dwellings.latest(one.dwelling()).address(),
                        new ReceiptNumber(one.receipt())))
                .toList();
        return pages.declarationsLettings(page, lines, others);
    }

    @PostMapping("/me/lettings/{reference}/code")
    JteModel code(Frame page, SignedIn me, Access access, @PathVariable String reference) {
        var person = me.requirePerson();
        var landlordship = landlords.standing(person, id(reference), access);
        var code = landlords.makeCode(person, landlordship.id(), access);
        return pages.declarationsCode(page, DoorView.of(dwellings.get(landlordship.dwelling())), code);
    }

    @GetMapping("/me/lettings/{reference}/end")
    JteModel ask(Frame page, SignedIn me, Access access, @PathVariable String reference) {
        var landlordship = landlords.standing(me.requirePerson(), id(reference), access);
        return pages.declarationsEnding(
                page, dwellings.latest(landlordship.dwelling()).address(), reference);
    }

    @PostMapping("/me/lettings/{reference}/end")
    Object end(SignedIn me, Access access, @PathVariable String reference) {
        landlords.end(landlords.standing(me.requirePerson(), id(reference), access), access);
        return Redirect.to("/me/lettings");
    }

    private LettingLine line(Letting letting) {
        return new LettingLine(
                letting, keyring.reference(letting.landlordship().id().value()));
    }

    private LandlordshipId id(String reference) {
        return keyring.key(reference)
                .map(LandlordshipId::new)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "landlord-unknown"));
    }
}
