package org.anju.factors;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.anju.accounts.Device;
import org.anju.accounts.Devices;
import org.anju.accounts.Sessions;
import org.anju.accounts.SignedIn;
import org.anju.accounts.WayBack;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.Redirect;
import org.anju.shared.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Making a passkey, and signing in with one alone.
@RestController
class PasskeyPages {

    private static final String NEW = FactorPages.PATH + "/passkeys";
    private static final String SIGN_IN = "/sign-in/passkey";

    private final Factors factors;
    private final Passkeys passkeys;
    private final Sessions sessions;
    private final Devices devices;
    private final Fresh fresh;
    private final Templates pages;

    PasskeyPages(Factors factors, Passkeys passkeys, Sessions sessions, Devices devices, Fresh fresh, Templates pages) {
        this.factors = factors;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.devices = devices;
        this.fresh = fresh;
        this.pages = pages;
    }

    @GetMapping(NEW)
    JteModel make(Frame page, SignedIn who, HttpServletRequest request) {
        fresh.require(who, request);
        return make(page, who, "", Faults.NONE, request);
    }

    @PostMapping(NEW)
    Object make(
            Frame page,
            SignedIn who,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(name = ProvePages.PASSKEY, defaultValue = "") String answer,
            HttpServletRequest request) {
        fresh.require(who, request);
        var first = !factors.hasAny(who);
        try {
            passkeys.add(who, name, answer, asked(request));
        } catch (Problem problem) {
            var field = problem.name().equals("passkey-name") ? "name" : "passkey";
            return make(page, who, name, Faults.of(field, page.words().of(problem)), request);
        }
        sessions.prove(request);
        devices.endAll(who.account(), Sessions.device(request).orElse(null));
        if (!first) {
            return Redirect.to(FactorPages.PATH);
        }
        var codes = factors.makeCodes(who);
        return pages.factorsFactors(page, factors.of(who), codes, false);
    }

    @GetMapping(SIGN_IN)
    JteModel signIn(Frame page, @RequestParam(defaultValue = "") String back, HttpServletRequest request) {
        return signIn(page, back, Faults.NONE, request);
    }

    @PostMapping(SIGN_IN)
    Object signIn(
            Frame page,
            @RequestParam(name = ProvePages.PASSKEY, defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        var who = Asked.once(request).flatMap(asked -> passkeys.signIn(answer, asked));
        if (who.isEmpty()) {
            return signIn(page, back, Faults.of("passkey", page.t("problem.passkey-refused")), request);
        }
        sessions.begin(who.get(), Device.Means.PASSKEY, request, response);
        sessions.prove(request);
        return Redirect.to(WayBack.home(who.get(), back));
    }

    private JteModel make(Frame page, SignedIn who, String name, Faults faults, HttpServletRequest request) {
        var options = Options.create(
                Asked.anew(request),
                page.t("anju"),
                who,
                passkeys.user(who.account()),
                factors.of(who).passkeys());
        return pages.factorsPasskey(page, options, name, faults);
    }

    private JteModel signIn(Frame page, String back, Faults faults, HttpServletRequest request) {
        return pages.factorsSignIn(page, Options.get(Asked.anew(request), java.util.List.of()), back, faults);
    }

    private static Asked asked(HttpServletRequest request) {
        return Asked.once(request).orElseThrow(() -> new Problem(Problem.Kind.INVALID, "passkey-refused"));
    }
}
