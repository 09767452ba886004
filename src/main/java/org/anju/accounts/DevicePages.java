package org.anju.accounts;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.Redirect;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The own account: where one is signed in, signing out there, another password.
@RestController
class DevicePages {

    private final Accounts accounts;
    private final Devices devices;
    private final StepUp stepUp;
    private final List<SignInWay> ways;
    private final Keyring keyring;
    private final Templates pages;

    DevicePages(
            Accounts accounts, Devices devices, StepUp stepUp, List<SignInWay> ways, Keyring keyring, Templates pages) {
        this.accounts = accounts;
        this.devices = devices;
        this.stepUp = stepUp;
        this.ways = ways.stream().filter(SignInWay::open).toList();
        this.keyring = keyring;
        this.pages = pages;
    }

    @GetMapping("/account")
    JteModel account(
            Frame page, SignedIn who, @RequestParam(defaultValue = "") String done, HttpServletRequest request) {
        return show(page, who, done.equals("password"), Faults.NONE, request);
    }

    @PostMapping("/account/devices/end")
    ResponseEntity<Void> end(SignedIn who, @RequestParam(defaultValue = "") String device) {
        devices.end(
                keyring.key(device)
                        .map(DeviceId::new)
                        .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "device-unknown")),
                who);
        return Redirect.to("/account");
    }

    /// Everywhere but here: for here there is "sign out" on every page.
    @PostMapping("/account/devices/end-others")
    ResponseEntity<Void> endOthers(SignedIn who, HttpServletRequest request) {
        devices.endAll(who.account(), Sessions.device(request).orElse(null));
        return Redirect.to("/account");
    }

    @PostMapping("/account/password")
    Object changePassword(
            Frame page,
            SignedIn who,
            @RequestParam(defaultValue = "") String before,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request) {
        if (!password.equals(again)) {
            return show(page, who, false, Faults.of("again", page.t("problem.passwords-differ")), request);
        }
        try {
            return switch (accounts.changePassword(
                    who, before, password, Sessions.device(request).orElse(null))) {
                case Tried.Right<SignedIn> right -> Redirect.to("/account?done=password");
                case Tried.Wrong<SignedIn> wrong ->
                    show(page, who, false, Faults.of("before", page.t("password.before.wrong")), request);
                case Tried.Locked<SignedIn>(var until) ->
                    show(page, who, false, Faults.of("before", page.t("signIn.locked", until)), request);
            };
        } catch (Problem problem) {
            return show(page, who, false, Faults.of("password", page.words().of(problem)), request);
        }
    }

    private JteModel show(Frame page, SignedIn who, boolean changed, Faults faults, HttpServletRequest request) {
        var here = Sessions.device(request);
        var lines = devices.list(who).stream()
                .map(device -> new DeviceLine(
                        device,
                        keyring.reference(device.id().value()),
                        here.filter(device.id()::equals).isPresent()))
                .toList();
        var open =
                lines.stream().filter(line -> devices.open(line.device(), who)).toList();
        var over = lines.stream().filter(line -> !open.contains(line)).toList();
        return pages.accountsAccount(page, open, over, Lifetime.of(who.role()), changed, stepUp.on(), ways, faults);
    }
}
