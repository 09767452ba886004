package org.anju.warrants;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.Redirect;
import org.anju.frame.TextLine;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The officers' desk: what the check found, the clock, and what two officers decide. Nothing of the person
/// is on these pages but, after both have confirmed, one address, once.
@RestController
class CandidatePages {

    private static final String LIST = WarrantPages.DESK + "/candidates";
    private static final int LONGEST_OFFICIAL = 40;
    private static final int LONGEST_REFERENCE = 80;

    private final Candidates candidates;
    private final Keyring keyring;
    private final Clock clock;
    private final Templates pages;

    CandidatePages(Candidates candidates, Keyring keyring, Clock clock, Templates pages) {
        this.candidates = candidates;
        this.keyring = keyring;
        this.clock = clock;
        this.pages = pages;
    }

    List<CandidateLine> lines(Access access) {
        return candidates.list(access).stream().map(one -> line(one, access)).toList();
    }

    @GetMapping(LIST + "/{reference}")
    JteModel one(Frame page, Access access, @PathVariable String reference) {
        return show(page, access, reference, Map.of(), Faults.NONE);
    }

    @PostMapping(LIST + "/{reference}/answer")
    Object answer(Frame page, Access access, @PathVariable String reference, @RequestParam Map<String, String> given) {
        var faults = Faults.NONE;
        var official = given.getOrDefault("official", "").strip();
        if (!TextLine.fits(official, LONGEST_OFFICIAL)) {
            faults = faults.and("official", page.t("candidate.official.missing", LONGEST_OFFICIAL));
        }
        var number = given.getOrDefault("number", "").strip();
        if (!TextLine.fits(number, LONGEST_REFERENCE)) {
            faults = faults.and("number", page.t("candidate.number.missing", LONGEST_REFERENCE));
        }
        var channel = channel(given.getOrDefault("channel", ""));
        if (channel == null) {
            faults = faults.and("channel", page.t("candidate.channel.missing"));
        }
        if (!faults.isEmpty() || channel == null) {
            return show(page, access, reference, given, faults);
        }
        candidates.answer(id(reference), new Candidate.Answer(official, channel, number, clock.instant()), access);
        return Redirect.to(LIST + "/" + reference);
    }

    @PostMapping(LIST + "/{reference}/confirm")
    ResponseEntity<Void> confirm(Access access, @PathVariable String reference) {
        var id = id(reference);
        if (candidates.get(id, access).proposal() == null) {
            candidates.propose(id, access);
        } else {
            candidates.confirm(id, access);
        }
        return Redirect.to(LIST + "/" + reference);
    }

    @PostMapping(LIST + "/{reference}/refute")
    ResponseEntity<Void> refute(Access access, @PathVariable String reference) {
        candidates.refute(id(reference), access);
        return Redirect.to(WarrantPages.DESK);
    }

    @PostMapping(LIST + "/{reference}/address")
    JteModel handOver(Frame page, Access access, @PathVariable String reference) {
        return pages.warrantsAddress(
                page, candidates.handOver(id(reference), access).orElse(""));
    }

    private static Candidate.@org.jspecify.annotations.Nullable Channel channel(String written) {
        for (var one : Candidate.Channel.values()) {
            if (one.name().equals(written)) {
                return one;
            }
        }
        return null;
    }

    private JteModel show(Frame page, Access access, String reference, Map<String, String> given, Faults faults) {
        return pages.warrantsCandidate(
                page, line(candidates.get(id(reference), access), access), Map.copyOf(given), faults);
    }

    private CandidateLine line(Candidates.Waiting waiting, Access access) {
        var candidate = waiting.candidate();
        var proposal = waiting.proposal();
        return new CandidateLine(
                candidate,
                waiting.warrant(),
                keyring.reference(candidate.id().value()),
                Math.max(
                        0,
                        Duration.between(clock.instant(), candidate.expires())
                                .plusSeconds(59)
                                .toMinutes()),
                proposal,
                proposal != null && proposal.proposer().equals(access.by()),
                proposal != null && proposal.unit().equals(access.unit()));
    }

    private CandidateId id(String reference) {
        return keyring.key(reference)
                .map(CandidateId::new)
                .orElseThrow(() -> new Problem(Problem.Kind.CONFLICT, "candidate-over"));
    }
}
