package org.anju.accounts;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.Redirect;
import org.anju.shared.DivisionCode;
import org.anju.shared.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Signing in and out, and the one-time links and codes by which accounts begin.
@RestController
class AccountPages {

    private final Accounts accounts;
    private final Sessions sessions;
    private final KnownBrowser knownBrowser;
    private final List<SignInWay> ways;
    private final Templates pages;

    AccountPages(
            Accounts accounts, Sessions sessions, KnownBrowser knownBrowser, List<SignInWay> ways, Templates pages) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.knownBrowser = knownBrowser;
        this.ways = ways.stream().filter(SignInWay::open).toList();
        this.pages = pages;
    }

    @GetMapping("/sign-in")
    Object signIn(Frame page, @RequestParam(defaultValue = "") String back) {
        return Sessions.current().isPresent()
                ? Redirect.to(WayBack.home(Sessions.current().get(), ""))
                : pages.accountsSignIn(page, "", back, ways, Faults.NONE);
    }

    @PostMapping("/sign-in")
    Object signIn(
            Frame page,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        var browser = knownBrowser.of(request, login).orElse("");
        return switch (accounts.signIn(login, password, browser)) {
            case SignIn.Welcome(var who) -> {
                knownBrowser.remember(request, response, login);
                sessions.begin(who, Device.Means.PASSWORD, request, response);
                yield Redirect.to(WayBack.home(who, back));
            }
            case SignIn.Refused() ->
                pages.accountsSignIn(page, login, back, ways, Faults.of("login", page.t("signIn.refused")));
            case SignIn.Locked(var until) ->
                pages.accountsSignIn(page, login, back, ways, Faults.of("login", page.t("signIn.locked", until)));
        };
    }

    @PostMapping("/sign-out")
    ResponseEntity<Void> signOut(HttpServletRequest request) {
        sessions.end(request);
        return Redirect.to("/");
    }

    @GetMapping("/setup/{token}")
    JteModel setUp(Frame page, @PathVariable String token) {
        requireGood(token, Invitation.Kind.SETUP);
        return pages.accountsSetUp(page, token, SetUpForm.EMPTY, Faults.NONE);
    }

    @PostMapping("/setup/{token}")
    Object setUp(
            Frame page,
            @PathVariable String token,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String unitEn,
            @RequestParam(defaultValue = "") String division,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            HttpServletResponse response) {
        requireGood(token, Invitation.Kind.SETUP);
        var form = new SetUpForm(unit, unitEn, division, name, login);
        var wrong = accounts.wrongIn(login, name, password);
        if (unit.isBlank()) {
            wrong.addFirst(new Problem(Problem.Kind.INVALID, "unit-name-missing"));
        }
        readable(division).ifPresent(wrong::add);
        var faults = faults(page, wrong, password, again);
        if (!faults.isEmpty()) {
            return pages.accountsSetUp(page, token, form, faults);
        }
        try {
            var territory = division.isBlank() ? null : DivisionCode.read(division);
            accounts.setUp(token, login, name, password, unit, unitEn, territory);
        } catch (Problem problem) {
            return pages.accountsSetUp(page, token, form, faults(page, problem));
        }
        return begin(login, password, request, response);
    }

    @GetMapping("/invitation/{token}")
    JteModel invitation(Frame page, @PathVariable String token) {
        return pages.accountsInvitation(page, token, requireGood(token, Invitation.Kind.STAFF), Faults.NONE);
    }

    @PostMapping("/invitation/{token}")
    Object invitation(
            Frame page,
            @PathVariable String token,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            HttpServletResponse response) {
        var invitation = requireGood(token, Invitation.Kind.STAFF);
        var wrong = accounts.wrongIn(invitation.login(), invitation.name(), password);
        var faults = faults(page, wrong, password, again);
        if (!faults.isEmpty()) {
            return pages.accountsInvitation(page, token, invitation, faults);
        }
        try {
            accounts.acceptInvitation(token, password);
        } catch (Problem problem) {
            return pages.accountsInvitation(page, token, invitation, faults(page, problem));
        }
        return begin(invitation.login(), password, request, response);
    }

    @GetMapping("/claim")
    JteModel claim(Frame page) {
        return pages.accountsClaim(page, "", "", "", Faults.NONE);
    }

    @PostMapping("/claim")
    Object claim(
            Frame page,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            HttpServletResponse response) {
        var wrong = accounts.wrongIn(login, name, password);
        if (code.isBlank()) {
            wrong.addFirst(new Problem(Problem.Kind.INVALID, "claim-code-invalid"));
        }
        var faults = faults(page, wrong, password, again);
        if (!faults.isEmpty()) {
            return pages.accountsClaim(page, code, name, login, faults);
        }
        try {
            sessions.begin(accounts.claim(code, login, name, password), Device.Means.CODE, request, response);
            return Redirect.to("/me");
        } catch (Problem problem) {
            return pages.accountsClaim(page, code, name, login, faults(page, problem));
        }
    }

    private ResponseEntity<Void> begin(
            String login, String password, HttpServletRequest request, HttpServletResponse response) {
        if (accounts.signIn(login, password) instanceof SignIn.Welcome(var who)) {
            sessions.begin(who, Device.Means.PASSWORD, request, response);
            return Redirect.to(WayBack.home(who, ""));
        }
        return Redirect.to("/sign-in");
    }

    private Invitation requireGood(String token, Invitation.Kind kind) {
        return accounts.invitation(token)
                .filter(found -> found.kind() == kind)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "invitation-invalid"));
    }

    /// Everything that is wrong, at its field.
    private static Faults faults(Frame page, List<Problem> wrong, String password, String again) {
        var faults = Faults.NONE;
        for (var problem : wrong) {
            faults = faults.and(field(problem), page.words().of(problem));
        }
        return password.equals(again)
                ? faults
                : faults.and("again", page.words().of(new Problem(Problem.Kind.INVALID, "passwords-differ")));
    }

    private static Optional<Problem> readable(String division) {
        try {
            if (!division.isBlank()) {
                DivisionCode.read(division);
            }
            return Optional.empty();
        } catch (Problem problem) {
            return Optional.of(problem);
        }
    }

    private static Faults faults(Frame page, Problem problem) {
        return Faults.of(field(problem), page.words().of(problem));
    }

    /// The field at which a refusal stands.
    private static String field(Problem problem) {
        return switch (problem.name()) {
            case "claim-code-invalid" -> "code";
            case "login-taken", "login-form" -> "login";
            case "account-name-missing" -> "name";
            case "unit-name-missing" -> "unit";
            case "division-code-form" -> "division";
            case "password-too-short", "password-too-long", "password-is-login", "password-common" -> "password";
            default -> throw problem;
        };
    }
}
