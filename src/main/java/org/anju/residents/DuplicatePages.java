package org.anju.residents;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.frame.Redirect;
import org.anju.oversight.ProposalId;
import org.anju.shared.Access;
import org.anju.shared.Ids;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The desk: pairs of records that may be of one person, each decided side by side.
@RestController
class DuplicatePages {

    private static final String LIST = "/desk/duplicates";
    private static final int PAGE = 20;

    private final Duplicates duplicates;
    private final Residents residents;
    private final PersonViews views;
    private final Keyring keyring;
    private final Templates pages;

    DuplicatePages(Duplicates duplicates, Residents residents, PersonViews views, Keyring keyring, Templates pages) {
        this.duplicates = duplicates;
        this.residents = residents;
        this.views = views;
        this.keyring = keyring;
        this.pages = pages;
    }

    @Bean
    static MenuEntry duplicatesEntry() {
        return new MenuEntry(33, LIST, "menu.duplicates", Set.of(Role.REVIEWER));
    }

    @GetMapping(LIST)
    JteModel list(Frame page, Access access, @RequestParam(defaultValue = "") String after) {
        var lines = duplicates.waiting(access, after.isEmpty() ? null : id(after), PAGE).stream()
                .map(line -> new DuplicateLine(
                        line, keyring.reference(line.pair().id().value())))
                .toList();
        var next = lines.size() == PAGE ? lines.getLast().reference() : "";
        return pages.residentsDuplicates(page, lines, next);
    }

    @GetMapping(LIST + "/{reference}")
    JteModel pair(Frame page, Access access, @PathVariable String reference) {
        return show(page, access, reference, DuplicateView.Given.NOTHING, Faults.NONE);
    }

    @PostMapping(LIST + "/{reference}")
    Object decide(
            Frame page,
            Access access,
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String evidence,
            @RequestParam(defaultValue = "") String paper) {
        var given = new DuplicateView.Given(decision, reason, evidence, paper);
        var faults = faults(page, given);
        if (!faults.isEmpty()) {
            return show(page, access, reference, given, faults);
        }
        var id = id(reference);
        switch (decision) {
            case "again" -> duplicates.askAgain(id, access);
            case "two" -> duplicates.notTheSame(id, grounds(given), access);
            default -> {
                return approval(duplicates.same(id, views.person(decision), grounds(given), access));
            }
        }
        return Redirect.to(LIST);
    }

    @PostMapping("/desk/persons/{reference}/apart/{other}")
    Object apart(
            Frame page,
            Access access,
            @PathVariable String reference,
            @PathVariable String other,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String evidence,
            @RequestParam(defaultValue = "") String paper) {
        var given = new DuplicateView.Given("apart", reason, evidence, paper);
        var faults = faults(page, given);
        return faults.isEmpty()
                ? approval(duplicates.takeApart(views.person(other), grounds(given), access))
                : apart(page, access, reference, other, given, faults);
    }

    @GetMapping("/desk/persons/{reference}/apart/{other}")
    JteModel apart(Frame page, Access access, @PathVariable String reference, @PathVariable String other) {
        return apart(page, access, reference, other, DuplicateView.Given.NOTHING, Faults.NONE);
    }

    private JteModel apart(
            Frame page, Access access, String reference, String other, DuplicateView.Given given, Faults faults) {
        var now = residents.now();
        var person = residents.get(views.person(reference), now, access);
        return pages.residentsApart(page, views.view(person, now), other, given, faults);
    }

    private ResponseEntity<Void> approval(ProposalId proposal) {
        return Redirect.to("/desk/approvals/" + keyring.reference(proposal.value()));
    }

    private JteModel show(Frame page, Access access, String reference, DuplicateView.Given given, Faults faults) {
        var side = duplicates.get(id(reference), access);
        var now = residents.now();
        return pages.residentsDuplicate(
                page,
                new DuplicateView(side, reference, views.view(side.one(), now), views.view(side.other(), now), given),
                faults);
    }

    private static Faults faults(Frame page, DuplicateView.Given given) {
        var faults = Faults.NONE;
        if (given.decision().isEmpty()) {
            faults = faults.and("decision", page.t("duplicates.decision.missing"));
        }
        if (given.decision().equals("again")) {
            return faults;
        }
        if (reason(given.reason()).isEmpty()) {
            faults = faults.and("reason", page.t("duplicates.reason.missing"));
        }
        if (evidence(given.evidence()).isEmpty()) {
            faults = faults.and("evidence", page.t("duplicates.evidence.missing"));
        }
        var length =
                given.paper().strip().codePointCount(0, given.paper().strip().length());
        if (length == 0 || length > Grounds.LONGEST_REFERENCE) {
            faults = faults.and("paper", page.t("duplicates.paper.missing", Grounds.LONGEST_REFERENCE));
        }
        return faults;
    }

    private static Grounds grounds(DuplicateView.Given given) {
        return new Grounds(
                Ids.next(),
                reason(given.reason()).orElseThrow(),
                evidence(given.evidence()).orElseThrow(),
                given.paper());
    }

    private static Optional<Grounds.Reason> reason(String written) {
        return Arrays.stream(Grounds.Reason.values())
                .filter(value -> value.name().equals(written))
                .findFirst();
    }

    private static Optional<Grounds.Evidence> evidence(String written) {
        return Arrays.stream(Grounds.Evidence.values())
                .filter(value -> value.name().equals(written))
                .findFirst();
    }

    private DuplicateId id(String reference) {
        return keyring.key(reference)
                .map(DuplicateId::new)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "duplicate-unknown"));
    }
}
