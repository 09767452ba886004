package org.anju.requests;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.frame.Redirect;
import org.anju.oversight.Purposes;
import org.anju.residents.Person;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.ReceiptNumber;
import org.anju.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The desk: what persons asked for about their own records, and writing it down for who stands at the
/// counter.
@RestController
class RequestPages {

    private static final String LIST = "/desk/requests";
    private static final String OF_PERSON = "/desk/persons/{reference}/requests";

    private static final Map<String, String> FIELDS = Map.of(
            "request-reply", "reply",
            "request-long", "reply",
            "request-ground", "refusal",
            "request-act", "act",
            "request-two", "refusal",
            "request-erasure-waits", "cause",
            "proposal-cause", "cause");

    private final Requests requests;
    private final Residents residents;
    private final Purposes purposes;
    private final Keyring keyring;
    private final Templates pages;

    RequestPages(Requests requests, Residents residents, Purposes purposes, Keyring keyring, Templates pages) {
        this.requests = requests;
        this.residents = residents;
        this.purposes = purposes;
        this.keyring = keyring;
        this.pages = pages;
    }

    @Bean
    static MenuEntry requestsEntry() {
        return new MenuEntry(32, LIST, "menu.requests", Set.of(Role.REGISTRAR, Role.REVIEWER));
    }

    @GetMapping(LIST)
    Object list(Frame page, Access access, @RequestParam(defaultValue = "") String number) {
        if (number.isBlank()) {
            return show(page, access, "", Faults.NONE);
        }
        try {
            var id = ReceiptNumber.read(number)
                    .map(receipt -> requests.numbered(receipt, access))
                    .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "request-unknown"));
            return Redirect.to(LIST + "/" + keyring.reference(id.value()));
        } catch (Problem problem) {
            if (!problem.name().equals("request-unknown")) {
                throw problem;
            }
            return show(page, access, number, Faults.of("number", page.words().of(problem)));
        }
    }

    private JteModel show(Frame page, Access access, String number, Faults faults) {
        var lines =
                requests.waiting(access).stream().map(one -> line(page, one)).toList();
        return pages.requestsWaiting(page, lines, lines.size() == Requests.MOST, number, faults);
    }

    @GetMapping(LIST + "/{reference}")
    JteModel one(Frame page, Access access, @PathVariable String reference) {
        return show(page, access, request(reference, access), Map.of(), Faults.NONE);
    }

    @PostMapping(LIST + "/{reference}/answer")
    Object answer(Frame page, Access access, @PathVariable String reference, @RequestParam Map<String, String> given) {
        var request = request(reference, access);
        var decision = given.getOrDefault("decision", "");
        var ground = Stream.of(RefusalGround.values())
                .filter(one -> one.name().equals(given.getOrDefault("refusal", "")))
                .findFirst();
        if (!decision.equals("grant") && (!decision.equals("refuse") || ground.isEmpty())) {
            var field = decision.equals("refuse") ? "refusal" : "decision";
            return show(page, access, request, given, Faults.of(field, page.t("request.fault." + field)));
        }
        try {
            var act = keyring.key(given.getOrDefault("act", "")).orElse(null);
            requests.answer(
                    request,
                    decision.equals("grant") ? null : ground.get(),
                    given.getOrDefault("reply", ""),
                    acts(request, access).stream()
                            .filter(one -> one.act().equals(act))
                            .findFirst()
                            .orElse(null),
                    access);
        } catch (Problem problem) {
            return show(page, access, request, given, faults(page, problem));
        }
        return Redirect.to(LIST + "/" + reference);
    }

    /// Proposes that the record go, as was asked; another person decides.
    @PostMapping(LIST + "/{reference}/erasure")
    Object propose(
            Frame page, Access access, @PathVariable String reference, @RequestParam(defaultValue = "") String cause) {
        var request = request(reference, access);
        try {
            requests.proposeErasure(request, cause, access);
        } catch (Problem problem) {
            return show(page, access, request, Map.of("cause", cause), faults(page, problem));
        }
        return Redirect.to(LIST + "/" + reference);
    }

    /// @param receipt the number of one that was just written down, for the person to take along
    @GetMapping(OF_PERSON)
    JteModel begin(
            Frame page,
            Access access,
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String receipt) {
        requests.requireOfficer(access);
        var person = person(reference, access);
        if (!kind.isEmpty()) {
            return show(page, reference, atCounter(kind), Map.of(), Faults.NONE);
        }
        var made = ReceiptNumber.read(receipt).map(ReceiptNumber::spoken).orElse("");
        return pages.requestsAtCounter(page, keyring.reference(person.value()), made);
    }

    @PostMapping(OF_PERSON)
    Object make(Frame page, Access access, @PathVariable String reference, @RequestParam Map<String, String> given) {
        requests.requireOfficer(access);
        var person = person(reference, access);
        var wish = WishForm.read(given);
        try {
            var made = requests.make(person, wish, "", access);
            return Redirect.to("/desk/persons/" + reference + "/requests?receipt="
                    + made.number().digits());
        } catch (Problem problem) {
            return show(page, reference, wish.kind(), given, WishForm.faults(page, problem));
        }
    }

    private static RequestKind atCounter(String written) {
        var kind = WishForm.kind(written);
        if (kind == RequestKind.COPY) {
            throw new Problem(Problem.Kind.INVALID, "request-copy-own");
        }
        return kind;
    }

    private JteModel show(Frame page, String reference, RequestKind kind, Map<String, String> given, Faults faults) {
        var form = WishForm.of(kind, given, purposes.current(), page);
        return pages.requestsBegin(
                page,
                "/desk/persons/" + reference + "/requests",
                "/desk/persons/" + reference,
                form,
                requests.today().plusDays(Requests.DAYS),
                faults);
    }

    private JteModel show(Frame page, Access access, Request request, Map<String, String> given, Faults faults) {
        var acts = request.kind() == RequestKind.CORRECTION && request.answer() == null
                ? acts(request, access).stream()
                        .map(act -> new RequestView.ActLine(keyring.reference(act.act()), act))
                        .toList()
                : List.<RequestView.ActLine>of();
        var proposal = request.proposal();
        return pages.requestsAnswer(
                page,
                new RequestView(
                        line(page, request), acts, proposal == null ? "" : keyring.reference(proposal.value()), given),
                faults);
    }

    private List<Person.Act> acts(Request request, Access access) {
        return request.kind() == RequestKind.CORRECTION
                ? Requests.answering(
                        request,
                        residents.get(residents.survivor(request.subject()), residents.now(), access).acts().stream())
                : List.of();
    }

    private static Faults faults(Frame page, Problem problem) {
        var field = FIELDS.get(problem.name());
        if (field == null) {
            throw problem;
        }
        return Faults.of(field, page.words().of(problem));
    }

    private PersonId person(String reference, Access access) {
        var person = new PersonId(
                keyring.key(reference).orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "person-unknown")));
        residents.requireReach(person, access);
        return person;
    }

    private Request request(String reference, Access access) {
        UUID key = keyring.key(reference).orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "request-unknown"));
        return requests.get(new RequestId(key), access);
    }

    private RequestLine line(Frame page, Request request) {
        return RequestLine.of(request, purposes.list(), page.words(), keyring, requests.today());
    }
}
