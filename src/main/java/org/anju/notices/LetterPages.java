package org.anju.notices;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.Set;
import org.anju.accounts.MenuCount;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.frame.Redirect;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The administrator's list of what could not be sent. It says by which way and why, not to whom.
@RestController
class LetterPages {

    private static final String LIST = "/desk/messages";

    private final Letters letters;
    private final Keyring keyring;
    private final Templates pages;

    LetterPages(Letters letters, Keyring keyring, Templates pages) {
        this.letters = letters;
        this.keyring = keyring;
        this.pages = pages;
    }

    @Bean
    static MenuEntry lettersEntry() {
        return new MenuEntry(92, LIST, "menu.letters", Set.of(Role.ADMINISTRATOR));
    }

    @Bean
    static MenuCount lettersCount(Letters letters) {
        return new MenuCount(LIST, who -> letters.dead().size());
    }

    @GetMapping(LIST)
    JteModel list(Frame page) {
        var lines = letters.dead().stream()
                .map(letter ->
                        new LetterLine(letter, keyring.reference(letter.id().value())))
                .toList();
        return pages.noticesLetters(page, lines, letters.ways());
    }

    @PostMapping(LIST + "/{reference}/again")
    ResponseEntity<Void> again(@PathVariable String reference) {
        letters.again(keyring.key(reference)
                .map(LetterId::new)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "letter-unknown")));
        return Redirect.to(LIST);
    }
}
