package org.anju.kiosk;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.anju.declarations.Declarations;
import org.anju.declarations.Declared;
import org.anju.declarations.Draft;
import org.anju.declarations.Step;
import org.anju.declarations.StepFaults;
import org.anju.dwellings.Dwelling;
import org.anju.dwellings.DwellingId;
import org.anju.dwellings.Dwellings;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.Redirect;
import org.anju.shared.Channel;
import org.anju.shared.Keyring;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// "I live here" at a machine: the door plate, since when, why, the landlord's code where there is one; then the
/// answers to check, and the receipt. Taken by the same rules as at the door itself.
@RestController
class KioskDeclarePages {

    /// The reference of the dwelling that was chosen on [KioskAddressPages], instead of the code of its
    /// plate.
    static final String HOME = "home";

    private static final String KEY = "form-key";

    private final Dwellings dwellings;
    private final Declarations declarations;
    private final StepFaults stepFaults;
    private final AtMachine person;
    private final Lengths lengths;
    private final Keyring keyring;
    private final Templates pages;

    KioskDeclarePages(
            Dwellings dwellings,
            Declarations declarations,
            StepFaults stepFaults,
            AtMachine person,
            Lengths lengths,
            Keyring keyring,
            Templates pages) {
        this.dwellings = dwellings;
        this.declarations = declarations;
        this.stepFaults = stepFaults;
        this.person = person;
        this.lengths = lengths;
        this.keyring = keyring;
        this.pages = pages;
    }

    @GetMapping("/kiosk/do/declare/{step}")
    Object question(Frame page, Standing standing, @PathVariable String step) {
        if (!(standing.on().task() instanceof Task.Declare)) {
            return Redirect.to("/kiosk/who");
        }
        if (standing.on().number().isPresent()) {
            return Redirect.to("/kiosk/do/receipt");
        }
        if (step.equals("check")) {
            return home(standing)
                    .<Object>map(home -> check(page, standing, home, Faults.NONE))
                    .orElseGet(() -> Redirect.to(path(DeclareStep.PLATE)));
        }
        var asked = DeclareStep.at(step);
        if (asked.isEmpty()
                || asked.get() != DeclareStep.PLATE && home(standing).isEmpty()) {
            return Redirect.to(path(DeclareStep.PLATE));
        }
        return ask(page, standing, asked.get(), standing.on().answers(), Faults.NONE);
    }

    @PostMapping("/kiosk/do/declare/{step}")
    Object answer(
            Frame page,
            Standing standing,
            @PathVariable String step,
            @RequestParam Map<String, String> form,
            HttpServletRequest request) {
        var asked = DeclareStep.at(step);
        if (asked.isEmpty() || !(standing.on().task() instanceof Task.Declare)) {
            return Redirect.to("/kiosk/who");
        }
        var given = new HashMap<String, String>();
        asked.get()
                .fields()
                .forEach(field -> given.put(field, form.getOrDefault(field, "").strip()));
        if (!given.getOrDefault("plate", "").isEmpty()) {
            given.put(HOME, "");
        }
        var tried = new HashMap<>(standing.on().answers());
        tried.putAll(given);
        var faults = asked.get() == DeclareStep.PLATE
                ? plate(page, tried)
                : home(standing)
                        .map(home -> stepFaults.of(
                                page, draft(tried), Step.valueOf(asked.get().name()), home, request))
                        .orElse(Faults.NONE);
        if (!faults.isEmpty()) {
            return ask(page, standing, asked.get(), tried, faults);
        }
        standing.on().answer(given);
        var all = DeclareStep.values();
        var next = asked.get().ordinal() + 1;
        return Redirect.to(next < all.length ? path(all[next]) : "/kiosk/do/declare/check");
    }

    @PostMapping("/kiosk/do/declared")
    Object send(Frame page, Standing standing) {
        var turn = standing.on();
        var home = home(standing);
        if (home.isEmpty()
                || !(turn.task() instanceof Task.Declare)
                || turn.number().isPresent()) {
            return Redirect.to(turn.number().isPresent() ? "/kiosk/do/receipt" : "/kiosk/who");
        }
        if (!turn.answers().containsKey(KEY)) {
            turn.answer(Map.of(KEY, UUID.randomUUID().toString()));
        }
        var taken = declarations.declare(draft(turn.answers()), home.get(), person.who(standing), Channel.KIOSK);
        return switch (taken) {
            case Declared.Taken(var number, var confirmed) -> {
                turn.numbered(number);
                yield Redirect.to("/kiosk/do/receipt");
            }
            case Declared.Unusable(var verdict) ->
                check(
                        page,
                        standing,
                        home.get(),
                        Faults.of("check", page.words().of(verdict)));
        };
    }

    private Faults plate(Frame page, Map<String, String> answers) {
        return home(answers).isPresent() ? Faults.NONE : Faults.of("plate", page.t("door.unknown"));
    }

    private Optional<Dwelling> home(Standing standing) {
        return home(standing.on().answers());
    }

    /// The dwelling of the plate that was given before, or else the one that was chosen.
    private Optional<Dwelling> home(Map<String, String> answers) {
        var plate = answers.getOrDefault("plate", "");
        return plate.isEmpty()
                ? keyring.key(answers.getOrDefault(HOME, ""))
                        .map(DwellingId::new)
                        .flatMap(dwellings::find)
                : find(plate);
    }

    /// A plate as it was typed, or as a scanner read the address in its QR code.
    private Optional<Dwelling> find(String written) {
        var last = written.substring(written.lastIndexOf('/') + 1);
        return last.length() > 40 ? Optional.empty() : dwellings.findByDoorPlate(last);
    }

    private static Draft draft(Map<String, String> answers) {
        var key = answers.getOrDefault(KEY, "");
        return Draft.ofOneself(
                key.isEmpty() ? new UUID(0, 0) : UUID.fromString(key), answers.getOrDefault("plate", ""), answers);
    }

    private JteModel ask(Frame page, Standing standing, DeclareStep step, Map<String, String> answers, Faults faults) {
        return pages.kioskDeclare(
                page,
                KioskView.of(
                        standing, 2 + step.ordinal(), lengths.of(standing.on().task())),
                step,
                draft(answers),
                home(standing).map(Dwelling::address).orElse(""),
                faults);
    }

    private JteModel check(Frame page, Standing standing, Dwelling home, Faults faults) {
        var length = lengths.of(standing.on().task());
        return pages.kioskDeclareCheck(
                page,
                KioskView.of(standing, length - 1, length),
                draft(standing.on().answers()),
                home.address(),
                faults);
    }

    private static String path(DeclareStep step) {
        return "/kiosk/do/declare/" + step.path();
    }
}
