package org.anju.residents;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.List;
import java.util.Set;
import org.anju.dwellings.DwellingId;
import org.anju.dwellings.Dwellings;
import org.anju.dwellings.Located;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.frame.Redirect;
import org.anju.shared.Access;
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

/// The desk: what waits for a decision, with the reason and the candidates.
@RestController
class HeldPages {

    private static final int PAGE = 20;

    private final HeldItems held;
    private final Residents residents;
    private final Dwellings dwellings;
    private final PersonViews views;
    private final Keyring keyring;
    private final Templates pages;

    HeldPages(
            HeldItems held,
            Residents residents,
            Dwellings dwellings,
            PersonViews views,
            Keyring keyring,
            Templates pages) {
        this.held = held;
        this.residents = residents;
        this.dwellings = dwellings;
        this.views = views;
        this.keyring = keyring;
        this.pages = pages;
    }

    @Bean
    static MenuEntry heldEntry() {
        return new MenuEntry(30, "/desk/held", "menu.held", Set.of(Role.REGISTRAR, Role.REVIEWER));
    }

    @GetMapping("/desk/held")
    JteModel list(Frame page, Access access, @RequestParam(defaultValue = "") String after) {
        var items = held.list(after.isEmpty() ? null : id(after), PAGE, access);
        var lines = items.stream().map(this::line).toList();
        var next = lines.size() == PAGE ? lines.getLast().reference() : "";
        return pages.residentsHeld(page, held.count(), lines, next);
    }

    @GetMapping("/desk/held/{reference}")
    JteModel item(Frame page, Access access, @PathVariable String reference) {
        return show(page, access, reference, Faults.NONE);
    }

    @PostMapping("/desk/held/{reference}/accept")
    Object accept(
            Frame page,
            Access access,
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String home,
            @RequestParam(defaultValue = "") String address) {
        try {
            held.accept(id(reference), home(home, address), access);
            return Redirect.to("/desk/held");
        } catch (Problem problem) {
            if (!problem.name().equals("dwelling-needed")) {
                throw problem;
            }
            return show(
                    page,
                    access,
                    reference,
                    Faults.of(
                            home.isEmpty() && address.isEmpty() ? "home" : "address",
                            page.words().of(problem)));
        }
    }

    @PostMapping("/desk/held/{reference}/refuse")
    ResponseEntity<Void> refuse(Access access, @PathVariable String reference) {
        held.refuse(id(reference), access);
        return Redirect.to("/desk/held");
    }

    /// The dwelling that the officer chose among the candidates, or wrote out; `null` to read the declared
    /// address again.
    private @Nullable DwellingId home(String chosen, String written) {
        if (!chosen.isEmpty()) {
            return keyring.key(chosen)
                    .map(DwellingId::new)
                    .orElseThrow(() -> new Problem(Problem.Kind.INVALID, "dwelling-needed"));
        }
        if (written.isBlank()) {
            return null;
        }
        if (dwellings.resolve(List.of(written)).getFirst() instanceof Located.Found found) {
            return found.dwelling();
        }
        throw new Problem(Problem.Kind.INVALID, "dwelling-needed");
    }

    private JteModel show(Frame page, Access access, String reference, Faults faults) {
        var item = held.get(id(reference), access);
        var homes = item.candidates().stream()
                .map(id -> dwellings.get(id).found())
                .map(found ->
                        new HeldLine.Home(keyring.reference(found.dwelling().value()), found.address()))
                .toList();
        var now = residents.now();
        var registered = residents.find(item.subject(), now, access).map(person -> views.view(person, now));
        return pages.residentsHeldItem(page, line(item), homes, registered.orElse(null), faults);
    }

    private HeldLine line(HeldItem item) {
        return new HeldLine(item, keyring.reference(item.id().value()));
    }

    private ObservationId id(String reference) {
        return keyring.key(reference)
                .map(ObservationId::new)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "held-item-unknown"));
    }
}
