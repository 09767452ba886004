package org.anju.factors;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.anju.accounts.FactorNeeded;
import org.anju.accounts.Sessions;
import org.anju.accounts.SignedIn;
import org.anju.accounts.Tried;
import org.anju.accounts.WayBack;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.Redirect;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Asks for the second factor and goes on with what was asked for: a page is opened, a form is sent again as
/// it was (307), without script.
@RestController
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProvePages {

    static final String PATH = "/account/prove";
    static final String CODE = "factor-code";
    static final String PASSKEY = "factor-passkey";
    static final String TO = "factor-to";

    private final Factors factors;
    private final Passkeys passkeys;
    private final Templates pages;
    private final Sessions sessions;

    ProvePages(Factors factors, Passkeys passkeys, Templates pages, Sessions sessions) {
        this.factors = factors;
        this.passkeys = passkeys;
        this.pages = pages;
        this.sessions = sessions;
    }

    @ExceptionHandler
    ResponseEntity<?> ask(FactorNeeded needed, Frame page, HttpServletRequest request) {
        var carried = Carried.of(request);
        if (!carried.form()) {
            return Redirect.to(PATH + "?back=" + URLEncoder.encode(carried.to(), StandardCharsets.UTF_8));
        }
        var who = Sessions.current().orElseThrow();
        return ResponseEntity.status(HttpStatus.FORBIDDEN)
                .header("Content-Type", "text/html;charset=UTF-8")
                .body(show(page, who, carried, Faults.NONE, request));
    }

    @GetMapping(PATH)
    JteModel ask(Frame page, SignedIn who, @RequestParam(defaultValue = "") String back, HttpServletRequest request) {
        return show(page, who, Carried.back(inHouse(back, who)), Faults.NONE, request);
    }

    /// @param to where the form goes on that is carried along; empty where `back` says which page to open
    @PostMapping(PATH)
    Object prove(
            Frame page,
            SignedIn who,
            @RequestParam(name = CODE, defaultValue = "") String code,
            @RequestParam(name = PASSKEY, defaultValue = "") String passkey,
            @RequestParam(name = TO, defaultValue = "") String to,
            @RequestParam(name = "back", defaultValue = "") String back,
            HttpServletRequest request) {
        var carried = to.isEmpty() ? Carried.back(inHouse(back, who)) : Carried.again(inHouse(to, who), request);
        if (!passkey.isEmpty()) {
            var shown = Asked.once(request).filter(asked -> passkeys.shown(who, passkey, asked));
            return shown.isPresent()
                    ? goOn(carried, request)
                    : show(page, who, carried, Faults.of("passkey", page.t("problem.passkey-refused")), request);
        }
        return switch (factors.check(who, code)) {
            case Tried.Right<SignedIn> right -> goOn(carried, request);
            case Tried.Wrong<SignedIn> wrong ->
                show(page, who, carried, Faults.of(CODE, page.t("problem.factor-code-wrong")), request);
            case Tried.Locked<SignedIn>(var until) ->
                show(page, who, carried, Faults.of(CODE, page.t("prove.locked", until)), request);
        };
    }

    private ResponseEntity<Void> goOn(Carried carried, HttpServletRequest request) {
        sessions.prove(request);
        return carried.form()
                ? ResponseEntity.status(HttpStatus.TEMPORARY_REDIRECT)
                        .location(URI.create(carried.to()))
                        .build()
                : Redirect.to(carried.to());
    }

    private JteModel show(Frame page, SignedIn who, Carried carried, Faults faults, HttpServletRequest request) {
        var state = factors.of(who);
        var options = state.passkeys().isEmpty() ? "" : Options.get(Asked.anew(request), state.passkeys());
        return pages.factorsProve(page, state, carried, options, faults);
    }

    /// The path where it is one of those that are only for who has signed in; the home of the viewer
    /// elsewhere.
    private static String inHouse(String asked, SignedIn who) {
        for (var area : new String[] {"/desk", "/me", "/account", "/map", "/imports", "/d"}) {
            var path = WayBack.under(area, asked, asked.equals(area) ? asked : "");
            if (!path.isEmpty()) {
                return path;
            }
        }
        return who.staff() ? "/desk" : "/me";
    }
}
