package org.anju.accounts;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.UUID;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.frame.Redirect;
import org.anju.shared.AccountId;
import org.anju.shared.DivisionCode;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.anju.shared.UnitId;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The administrator's page: units, staff, keys for programs. No person of the register is seen here.
@RestController
class AdminPages {

    private final Accounts accounts;
    private final Keyring keyring;
    private final Templates pages;

    AdminPages(Accounts accounts, Keyring keyring, Templates pages) {
        this.accounts = accounts;
        this.keyring = keyring;
        this.pages = pages;
    }

    @Bean
    static MenuEntry adminEntry() {
        return new MenuEntry(90, "/desk/admin", "menu.admin", Set.of(Role.ADMINISTRATOR));
    }

    @GetMapping("/desk/admin")
    JteModel admin(Frame page) {
        return show(page, "", "", AdminForm.EMPTY, Faults.NONE);
    }

    @PostMapping("/desk/admin/units")
    Object addUnit(
            Frame page,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String unitEn,
            @RequestParam(defaultValue = "") String division) {
        try {
            accounts.createUnit(unit, unitEn, division.isBlank() ? null : DivisionCode.read(division));
            return Redirect.to("/desk/admin");
        } catch (Problem problem) {
            var field = problem.name().equals("division-code-form") ? "division" : "unit";
            var form = new AdminForm(unit, unitEn, division, "", "");
            return show(page, "", "", form, Faults.of(field, page.words().of(problem)));
        }
    }

    @PostMapping("/desk/admin/invitations")
    JteModel invite(
            Frame page,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String post,
            @RequestParam(defaultValue = "REGISTRAR") Role role,
            HttpServletRequest request) {
        try {
            if (name.isBlank()) {
                throw new Problem(Problem.Kind.INVALID, "account-name-missing");
            }
            var link = "/invitation/" + accounts.inviteStaff(login, name, unit(post), role);
            return show(page, address(request) + link, "", AdminForm.EMPTY, Faults.NONE);
        } catch (Problem problem) {
            var field = switch (problem.name()) {
                case "account-name-missing" -> "name";
                case "unit-unknown" -> "post";
                case "role-not-for-staff" -> "role";
                default -> "login";
            };
            var form = new AdminForm("", "", "", name, login);
            return show(page, "", "", form, Faults.of(field, page.words().of(problem)));
        }
    }

    @PostMapping("/desk/admin/staff/end")
    ResponseEntity<Void> endStaff(SignedIn who, @RequestParam String account) {
        accounts.endStaff(account(account), who);
        return Redirect.to("/desk/admin");
    }

    @PostMapping("/desk/admin/keys")
    JteModel addKey(Frame page, @RequestParam String account, @RequestParam(defaultValue = "API") String keyName) {
        var owner = account(account);
        return show(page, "", accounts.createApiKey(owner, keyName), AdminForm.EMPTY, Faults.NONE);
    }

    private AccountId account(String reference) {
        return keyring.key(reference)
                .map(AccountId::new)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "account-unknown"));
    }

    @PostMapping("/desk/admin/keys/revoke")
    ResponseEntity<Void> revokeKey(@RequestParam String key) {
        accounts.revokeApiKey(key);
        return Redirect.to("/desk/admin");
    }

    private UnitId unit(String reference) {
        return keyring.key(reference)
                .map((UUID key) -> new UnitId(key))
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "unit-unknown"));
    }

    private JteModel show(Frame page, String link, String key, AdminForm form, Faults faults) {
        var units = accounts.listUnits().stream()
                .map(unit -> new Choice(keyring.reference(unit.id().value()), unit.nameZh(), unit.nameEn()))
                .toList();
        var staff = accounts.listStaff().stream()
                .map(member ->
                        new StaffLine(member, keyring.reference(member.account().value())))
                .toList();
        return pages.accountsAdmin(
                page,
                accounts.listUnits(),
                units,
                staff,
                Accounts.STAFF_ROLES,
                accounts.listApiKeys(),
                link,
                key,
                form,
                faults);
    }

    private static String address(HttpServletRequest request) {
        return request.getRequestURL()
                .substring(
                        0,
                        request.getRequestURL().length()
                                - request.getRequestURI().length());
    }
}
