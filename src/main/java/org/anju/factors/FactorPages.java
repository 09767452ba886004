package org.anju.factors;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.anju.accounts.Devices;
import org.anju.accounts.Sessions;
import org.anju.accounts.SignedIn;
import org.anju.accounts.StepUp;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.Qr;
import org.anju.frame.Redirect;
import org.anju.shared.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The own second factors: what there is, one more, one less. Who has one shows it before changing any.
@RestController
class FactorPages {

    static final String PATH = "/account/factors";

    /// Until the app has shown a code its secret is in the session alone.
    private static final String SECRET = "anju.totp";

    private final Factors factors;
    private final Sessions sessions;
    private final Devices devices;
    private final StepUp stepUp;
    private final Fresh fresh;
    private final Templates pages;

    FactorPages(Factors factors, Sessions sessions, Devices devices, StepUp stepUp, Fresh fresh, Templates pages) {
        this.factors = factors;
        this.sessions = sessions;
        this.devices = devices;
        this.stepUp = stepUp;
        this.fresh = fresh;
        this.pages = pages;
    }

    @GetMapping(PATH)
    JteModel factors(Frame page, SignedIn who) {
        return show(page, who, List.of());
    }

    @GetMapping(PATH + "/app")
    JteModel app(Frame page, SignedIn who, HttpServletRequest request) {
        fresh.require(who, request);
        var secret = Totp.secret();
        request.getSession().setAttribute(SECRET, secret);
        return app(page, who, secret, Faults.NONE);
    }

    @PostMapping(PATH + "/app")
    Object addApp(Frame page, SignedIn who, @RequestParam(defaultValue = "") String code, HttpServletRequest request) {
        fresh.require(who, request);
        if (!(request.getSession().getAttribute(SECRET) instanceof String secret)) {
            return Redirect.to(PATH + "/app");
        }
        var first = !factors.hasAny(who);
        try {
            factors.addApp(who, secret, code);
        } catch (Problem problem) {
            return app(page, who, secret, Faults.of("code", page.words().of(problem)));
        }
        request.getSession().removeAttribute(SECRET);
        sessions.prove(request);
        endOthers(who, request);
        return first ? show(page, who, factors.makeCodes(who)) : Redirect.to(PATH);
    }

    @PostMapping(PATH + "/app/remove")
    ResponseEntity<Void> removeApp(SignedIn who, HttpServletRequest request) {
        fresh.require(who, request);
        factors.removeApp(who);
        endOthers(who, request);
        return Redirect.to(PATH);
    }

    /// The codes are shown once, on the page that answers the form.
    @PostMapping(PATH + "/codes")
    JteModel makeCodes(Frame page, SignedIn who, HttpServletRequest request) {
        fresh.require(who, request);
        return factors.hasAny(who) ? show(page, who, factors.makeCodes(who)) : show(page, who, List.of());
    }

    @PostMapping(PATH + "/passkeys/remove")
    ResponseEntity<Void> removePasskey(
            SignedIn who, @RequestParam(defaultValue = "") String passkey, HttpServletRequest request) {
        fresh.require(who, request);
        factors.removePasskey(who, passkey);
        endOthers(who, request);
        return Redirect.to(PATH);
    }

    /// Where somebody is signed in on the password alone they are out, and whoever came in by what is gone.
    private void endOthers(SignedIn who, HttpServletRequest request) {
        devices.endAll(who.account(), Sessions.device(request).orElse(null));
    }

    private JteModel show(Frame page, SignedIn who, List<String> codes) {
        return pages.factorsFactors(page, factors.of(who), codes, stepUp.on() && who.staff());
    }

    private JteModel app(Frame page, SignedIn who, String secret, Faults faults) {
        return pages.factorsApp(page, secret.replaceAll("(.{4})(?=.)", "$1 "), Qr.of(link(page, who, secret)), faults);
    }

    /// The key URI that authenticator apps read from a QR code.
    private static String link(Frame page, SignedIn who, String secret) {
        var name = encoded(page.t("anju")) + ":" + encoded(who.name());
        return "otpauth://totp/" + name + "?secret=" + secret + "&issuer=" + encoded(page.t("anju"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
