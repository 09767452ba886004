package org.anju.postings;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.anju.accounts.SignedIn;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.frame.Redirect;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Requests for help: at the desk of the liaison officer to whom they were sent, and in the portal of who asked. There
/// is no field by which anybody is looked for.
@RestController
class HelpPages {

    private static final String DESK = "/desk/help";
    private static final String OWN = "/me/help";

    private final Helps helps;
    private final PostingDesk desk;
    private final Residents residents;
    private final Clock clock;
    private final Templates pages;

    HelpPages(Helps helps, PostingDesk desk, Residents residents, Clock clock, Templates pages) {
        this.helps = helps;
        this.desk = desk;
        this.residents = residents;
        this.clock = clock;
        this.pages = pages;
    }

    @Bean
    static MenuEntry helpEntry() {
        return new MenuEntry(47, DESK, "menu.help", Set.of(Role.REGISTRAR));
    }

    @Bean
    static MenuEntry ownHelpEntry() {
        return new MenuEntry(27, OWN, "menu.help.own", Set.of(Role.RESIDENT));
    }

    @GetMapping(DESK)
    JteModel list(Frame page, Access access) {
        return pages.postingsHelps(
                page, helps.waiting(access).stream().map(this::line).toList());
    }

    @GetMapping(DESK + "/{reference}")
    JteModel one(Frame page, Access access, @PathVariable String reference) {
        return show(page, access, reference, Faults.NONE);
    }

    @PostMapping(DESK + "/{reference}/take")
    ResponseEntity<Void> take(Access access, @PathVariable String reference) {
        helps.takeUp(desk.help(reference), access);
        return Redirect.to(DESK + "/" + reference);
    }

    @PostMapping(DESK + "/{reference}/close")
    Object close(
            Frame page, Access access, @PathVariable String reference, @RequestParam(defaultValue = "") String answer) {
        for (var one : Help.Answer.values()) {
            if (one.name().equals(answer)) {
                helps.close(desk.help(reference), one, access);
                return Redirect.to(DESK);
            }
        }
        return show(page, access, reference, Faults.of("answer", page.t("help.answer.missing")));
    }

    @GetMapping(OWN)
    JteModel own(Frame page, SignedIn me, Access access) {
        return pages.postingsOwnHelp(
                page,
                helps.listAbout(residents.self(me), access).stream()
                        .map(one -> new OwnHelpLine(one.number(), line(one.help())))
                        .toList());
    }

    private JteModel show(Frame page, Access access, String reference, Faults faults) {
        return pages.postingsHelp(page, line(helps.get(desk.help(reference), access)), faults);
    }

    private HelpLine line(Help one) {
        return new HelpLine(
                one, desk.reference(one.id().value()), desk.name(one.division()), one.overdue(LocalDate.now(clock)));
    }
}
