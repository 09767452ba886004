package org.anju.certificates;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import jakarta.servlet.http.HttpServletRequest;
import org.anju.accounts.Accounts;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.PurposeCode;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// For everybody: is this certificate genuine, and does it still hold? The signed text comes behind `#`, which
/// no browser sends and no server writes down; the page hands it in as a form. Without script one pastes it.
@RestController
class CheckPages {

    static final PurposeCode PURPOSE = new PurposeCode("certificate-check");

    private static final String PUBLIC = "公开核验 public check";

    private final Checks checks;
    private final Askers askers;
    private final Accounts accounts;
    private final Templates pages;

    CheckPages(Checks checks, Askers askers, Accounts accounts, Templates pages) {
        this.checks = checks;
        this.askers = askers;
        this.accounts = accounts;
        this.pages = pages;
    }

    @GetMapping(Certificates.CHECK)
    JteModel form(Frame page) {
        return pages.certificatesCheck(page, null, Faults.NONE);
    }

    @PostMapping(Certificates.CHECK)
    JteModel check(Frame page, @RequestParam(defaultValue = "") String token, HttpServletRequest request) {
        if (token.isBlank()) {
            return pages.certificatesCheck(page, null, Faults.of("token", page.t("verify.token.missing")));
        }
        var network = Askers.network(request.getRemoteAddr());
        if (page.viewer() == null) {
            askers.require(network);
        }
        return pages.certificatesCheck(page, checks.check(token, network, access()), Faults.NONE);
    }

    private Access access() {
        var house = accounts.systemAccess(PURPOSE, "核验 check", Channel.PORTAL);
        return new Access(house.by(), house.unit(), PUBLIC, house.role(), PURPOSE, house.file(), house.channel(), null);
    }
}
