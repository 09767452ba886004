package org.anju.oversight;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.frame.Redirect;
import org.anju.frame.TextLine;
import org.anju.shared.Access;
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

/// The desk: looks that a judicial order keeps from the persons whom they are about, proposed by officers and
/// decided by inspectors.
@RestController
class WithholdingPages {

    private static final String LIST = "/desk/withholdings";

    private final Withholdings withholdings;
    private final ProposalDesk proposals;
    private final Keyring keyring;
    private final Templates pages;

    WithholdingPages(Withholdings withholdings, ProposalDesk proposals, Keyring keyring, Templates pages) {
        this.withholdings = withholdings;
        this.proposals = proposals;
        this.keyring = keyring;
        this.pages = pages;
    }

    @Bean
    static MenuEntry withholdingsEntry() {
        return new MenuEntry(36, LIST, "menu.withholdings", Set.of(Role.WARRANT_OFFICER, Role.AUDITOR));
    }

    @GetMapping(LIST)
    JteModel list(Frame page, Access access) {
        return show(page, access, Map.of(), Faults.NONE);
    }

    @PostMapping(LIST)
    Object propose(Frame page, Access access, @RequestParam Map<String, String> texts) {
        try {
            withholdings.propose(
                    texts.getOrDefault("matter", ""),
                    texts.getOrDefault("issuer", ""),
                    texts.getOrDefault("number", ""),
                    day(texts.getOrDefault("until", "")),
                    texts.getOrDefault("cause", ""),
                    access);
            return Redirect.to(LIST);
        } catch (Problem problem) {
            var field = switch (problem.name()) {
                case "withholding-incomplete" -> first(texts);
                case "withholding-long" -> longest(texts);
                case "withholding-until" -> "until";
                case "proposal-cause" -> "cause";
                default -> throw problem;
            };
            return show(page, access, texts, Faults.of(field, page.words().of(problem)));
        }
    }

    private static String first(Map<String, String> texts) {
        for (var field : new String[] {"matter", "issuer"}) {
            if (texts.getOrDefault(field, "").isBlank()) {
                return field;
            }
        }
        return "number";
    }

    private static String longest(Map<String, String> texts) {
        if (!TextLine.fits(texts.getOrDefault("matter", "").strip(), Withholdings.LONGEST_FILE)) {
            return "matter";
        }
        return TextLine.fits(texts.getOrDefault("issuer", "").strip(), Withholdings.LONGEST_TEXT) ? "number" : "issuer";
    }

    private static LocalDate day(String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeException e) {
            throw new Problem(Problem.Kind.INVALID, "withholding-until", Withholdings.LONGEST_DAYS);
        }
    }

    @GetMapping(LIST + "/{reference}")
    JteModel one(Frame page, Access access, @PathVariable String reference) {
        return show(page, access, reference, Faults.NONE);
    }

    @PostMapping(LIST + "/{reference}/confirm")
    ResponseEntity<Void> confirm(Access access, @PathVariable String reference) {
        return proposals.confirm(reference, LIST, access);
    }

    @PostMapping(LIST + "/{reference}/decline")
    Object decline(
            Frame page, Access access, @PathVariable String reference, @RequestParam(defaultValue = "") String cause) {
        return proposals.decline(
                reference, cause, LIST, page.words(), faults -> show(page, access, reference, faults), access);
    }

    @PostMapping(LIST + "/{reference}/withdraw")
    ResponseEntity<Void> withdraw(Access access, @PathVariable String reference) {
        return proposals.withdraw(reference, LIST, access);
    }

    @PostMapping(LIST + "/{reference}/reveal")
    ResponseEntity<Void> reveal(Access access, @PathVariable String reference) {
        withholdings.reveal(
                keyring.key(reference).orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "withholding-unknown")),
                access);
        return Redirect.to(LIST);
    }

    private JteModel show(Frame page, Access access, Map<String, String> texts, Faults faults) {
        var waiting = withholdings.waiting(access).stream()
                .map(one -> line(one, access))
                .toList();
        var decided = withholdings.list(access).stream()
                .map(one -> new WithholdingLine(
                        one, null, keyring.reference(one.id()), false, false, one.inForce(withholdings.today())))
                .toList();
        var officer = access.role() == Role.WARRANT_OFFICER;
        return pages.oversightWithholdings(
                page, waiting, decided, decided.size() == Withholdings.MOST, officer, texts, faults);
    }

    private JteModel show(Frame page, Access access, String reference, Faults faults) {
        var officer = access.role() == Role.WARRANT_OFFICER;
        return pages.oversightWithholding(
                page, line(withholdings.get(proposals.id(reference), access), access), officer, faults);
    }

    private WithholdingLine line(Withholdings.Waiting waiting, Access access) {
        var proposal = waiting.proposal();
        return new WithholdingLine(
                waiting.withholding(),
                proposal,
                proposals.reference(proposal),
                proposal.proposer().equals(access.by()),
                proposals.open(proposal),
                false);
    }
}
