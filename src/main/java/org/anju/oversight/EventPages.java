package org.anju.oversight;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.Set;
import java.util.UUID;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The desk of the inspector: what the house did that names nobody, with its proofs.
@RestController
class EventPages {

    private static final String LIST = "/desk/events";

    private final HouseEvents events;
    private final Keyring keyring;
    private final Templates pages;

    EventPages(HouseEvents events, Keyring keyring, Templates pages) {
        this.events = events;
        this.keyring = keyring;
        this.pages = pages;
    }

    @Bean
    static MenuEntry houseEventsEntry() {
        return new MenuEntry(37, LIST, "menu.houseEvents", Set.of(Role.AUDITOR));
    }

    @GetMapping(LIST)
    JteModel list(Frame page, @RequestParam(defaultValue = "") String before) {
        var from = before.isEmpty() ? null : key(before, "page-unknown");
        var lines = events.list(from).stream()
                .map(event -> HouseEventLine.of(event, page.words(), keyring))
                .toList();
        var older = lines.size() < HouseEvents.MOST ? "" : lines.getLast().reference();
        return pages.oversightHouseEvents(page, lines, older);
    }

    @GetMapping(LIST + "/{reference}/proof")
    ResponseEntity<String> proof(@PathVariable String reference) {
        return ProofFile.of(events.proof(key(reference, "proof-unknown")));
    }

    private UUID key(String reference, String otherwise) {
        return keyring.key(reference).orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, otherwise));
    }
}
