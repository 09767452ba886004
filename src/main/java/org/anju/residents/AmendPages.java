package org.anju.residents;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.anju.dwellings.Dwellings;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.Redirect;
import org.anju.oversight.Approvals;
import org.anju.oversight.ProposalKind;
import org.anju.shared.Access;
import org.anju.shared.Ids;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The desk: putting a record right, one thing at a time.
@RestController
class AmendPages {

    private final Acts acts;
    private final Residents residents;
    private final Approvals approvals;
    private final Dwellings dwellings;
    private final PersonViews views;
    private final Keyring keyring;
    private final Templates pages;

    AmendPages(
            Acts acts,
            Residents residents,
            Approvals approvals,
            Dwellings dwellings,
            PersonViews views,
            Keyring keyring,
            Templates pages) {
        this.acts = acts;
        this.residents = residents;
        this.approvals = approvals;
        this.dwellings = dwellings;
        this.views = views;
        this.keyring = keyring;
        this.pages = pages;
    }

    @GetMapping("/desk/persons/{reference}/acts")
    JteModel form(
            Frame page,
            Access access,
            @PathVariable String reference,
            @RequestParam(defaultValue = "move") String type,
            @RequestParam(defaultValue = "") String stay,
            @RequestParam(defaultValue = "") String word) {
        var given = new HashMap<>(Map.of("type", type, "stay", stay, "word", word));
        given.put("act", keyring.reference(Ids.next()));
        return show(page, access, reference, given, Faults.NONE);
    }

    @PostMapping("/desk/persons/{reference}/acts")
    Object act(Frame page, Access access, @PathVariable String reference, @RequestParam Map<String, String> given) {
        var form = new AmendmentForm(field -> given.getOrDefault(field, ""), dwellings, keyring);
        var read = form.read(key(given));
        if (!read.faults().isEmpty()) {
            var faults = new Faults(read.faults().stream()
                    .map(fault -> new Faults.Fault(fault.pointer(), page.t("amend.fault." + fault.code())))
                    .toList());
            return show(page, access, reference, given, faults);
        }
        try {
            acts.perform(
                    views.person(reference),
                    Objects.requireNonNull(read.amendment()),
                    Objects.requireNonNull(read.grounds()),
                    access);
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.INVALID && problem.kind() != Problem.Kind.CONFLICT) {
                throw problem;
            }
            return show(
                    page,
                    access,
                    reference,
                    given,
                    Faults.of("from", page.words().of(problem)));
        }
        return Redirect.to("/desk/persons/" + reference);
    }

    /// Proposes that a record be erased before its time; another person decides.
    @PostMapping("/desk/persons/{reference}/erasure")
    Object erase(
            Frame page, Access access, @PathVariable String reference, @RequestParam(defaultValue = "") String cause) {
        var person = views.person(reference);
        residents.requireReach(person, access);
        var proposal = approvals.propose(ProposalKind.ERASE_PERSON, List.of(person), Map.of(), cause, access);
        return pages.residentsProposed(page, reference, keyring.reference(proposal.value()));
    }

    private UUID key(Map<String, String> given) {
        return keyring.key(given.getOrDefault("act", ""))
                .orElseThrow(() -> new Problem(Problem.Kind.INVALID, "form-incomplete"));
    }

    private JteModel show(Frame page, Access access, String reference, Map<String, String> given, Faults faults) {
        var asOf = residents.now();
        var person = residents.get(views.person(reference), asOf, access);
        var kind = Arrays.stream(AmendmentForm.Kind.values())
                .filter(one -> one.name()
                        .equalsIgnoreCase(given.getOrDefault("type", "").replace('-', '_')))
                .findFirst()
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "page-unknown"));
        return pages.residentsAmend(page, AmendView.of(views.view(person, asOf), kind, given, keyring), faults);
    }
}
