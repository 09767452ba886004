package org.anju.requests;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.Map;
import java.util.Set;
import org.anju.accounts.SignedIn;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.frame.PortalTask;
import org.anju.frame.Redirect;
import org.anju.oversight.Purposes;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The portal: what I may ask for, what I asked, and what came of it.
@RestController
class OwnRequestPages {

    private static final String LIST = "/me/requests";

    private final Requests requests;
    private final Residents residents;
    private final Purposes purposes;
    private final Keyring keyring;
    private final Templates pages;

    OwnRequestPages(Requests requests, Residents residents, Purposes purposes, Keyring keyring, Templates pages) {
        this.requests = requests;
        this.residents = residents;
        this.purposes = purposes;
        this.keyring = keyring;
        this.pages = pages;
    }

    @Bean
    static MenuEntry ownRequestsEntry() {
        return new MenuEntry(22, LIST, "menu.requests.own", Set.of(Role.RESIDENT));
    }

    @Bean
    static PortalTask ownRequestsTask(RequestRecords records) {
        return new PortalTask(70, LIST, "menu.requests.own", (parts, access) -> {
            var waiting = records.unanswered(parts);
            return waiting == 0
                    ? PortalTask.State.nothing("task.requests.none")
                    : PortalTask.State.waits("task.requests.waits", waiting);
        });
    }

    @GetMapping(LIST)
    JteModel list(Frame page, SignedIn me, Access access) {
        var lines = requests.listAbout(residents.self(me), access).stream()
                .map(one -> line(page, one))
                .toList();
        return pages.requestsOwn(page, lines);
    }

    @GetMapping(LIST + "/new")
    JteModel begin(Frame page, @RequestParam(defaultValue = "") String kind) {
        return show(page, WishForm.kind(kind), Map.of(), Faults.NONE);
    }

    @PostMapping(LIST)
    Object make(Frame page, SignedIn me, Access access, @RequestParam Map<String, String> given) {
        var wish = WishForm.read(given);
        try {
            var made = requests.make(residents.self(me).getFirst(), wish, page.t("request.copy.told"), access);
            return Redirect.to(LIST + "/" + keyring.reference(made.request().value()));
        } catch (Problem problem) {
            return show(page, wish.kind(), given, WishForm.faults(page, problem));
        }
    }

    @GetMapping(LIST + "/{reference}")
    JteModel one(Frame page, SignedIn me, Access access, @PathVariable String reference) {
        var request = keyring.key(reference)
                .map(RequestId::new)
                .flatMap(id -> requests.find(residents.self(me), id, access))
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "request-unknown"));
        return pages.requestsOwnOne(page, line(page, request));
    }

    private JteModel show(Frame page, RequestKind kind, Map<String, String> given, Faults faults) {
        var form = WishForm.of(kind, given, purposes.current(), page);
        return pages.requestsBegin(page, LIST, LIST, form, requests.today().plusDays(Requests.DAYS), faults);
    }

    private RequestLine line(Frame page, Request request) {
        return RequestLine.of(request, purposes.list(), page.words(), keyring, requests.today());
    }
}
