package org.anju.accounts;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.frame.Qr;
import org.anju.frame.Redirect;
import org.anju.shared.AccountId;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The phones of community workers at the desk: a code for a new one, and a lost one revoked.
@RestController
class PhonePages {

    private final Phones phones;
    private final Keyring keyring;
    private final Templates pages;

    PhonePages(Phones phones, Keyring keyring, Templates pages) {
        this.phones = phones;
        this.keyring = keyring;
        this.pages = pages;
    }

    @Bean
    static MenuEntry phonesEntry() {
        return new MenuEntry(72, "/desk/phones", "menu.phones", Set.of(Role.ADMINISTRATOR, Role.REVIEWER));
    }

    @GetMapping("/desk/phones")
    JteModel phones(Frame page, SignedIn who) {
        return show(page, who, Faults.NONE);
    }

    /// The code is shown once, on the page that answers the form: it stands in no address and no history.
    @PostMapping("/desk/phones/codes")
    JteModel invite(
            Frame page, SignedIn who, @RequestParam(defaultValue = "") String worker, HttpServletRequest request) {
        var account = keyring.key(worker).map(AccountId::new);
        if (account.isEmpty()) {
            return show(page, who, Faults.of("worker", page.t("phones.worker.missing")));
        }
        var enrolment = phones.invite(account.get(), who);
        // What stands behind # does not travel to a server by itself.
        var link = address(request) + "/collect#enrol=" + enrolment.code();
        return pages.accountsPhoneCode(page, enrolment, link, Qr.of(link));
    }

    @PostMapping("/desk/phones/revoke")
    ResponseEntity<Void> revoke(SignedIn who, @RequestParam String phone) {
        phones.revoke(
                keyring.key(phone)
                        .map(PhoneId::new)
                        .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "phone-unknown")),
                who);
        return Redirect.to("/desk/phones");
    }

    private JteModel show(Frame page, SignedIn who, Faults faults) {
        return pages.accountsPhones(
                page,
                phones.workers(who).stream()
                        .map(member -> new StaffLine(
                                member, keyring.reference(member.account().value())))
                        .toList(),
                phones.list(who).stream()
                        .map(phone -> new PhoneLine(
                                phone, keyring.reference(phone.id().value())))
                        .toList(),
                faults);
    }

    private static String address(HttpServletRequest request) {
        var whole = request.getRequestURL();
        return whole.substring(0, whole.length() - request.getRequestURI().length());
    }
}
