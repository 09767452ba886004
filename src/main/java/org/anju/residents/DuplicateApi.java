package org.anju.residents;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.anju.frame.Asked;
import org.anju.frame.Fields;
import org.anju.frame.Listing;
import org.anju.shared.Access;
import org.anju.shared.Ids;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Pairs of records that may be of one person, for other systems: the queue, one pair, and what a person
/// decided.
@RestController
class DuplicateApi {

    private final Duplicates duplicates;
    private final Residents residents;
    private final PersonViews views;
    private final Keyring keyring;

    DuplicateApi(Duplicates duplicates, Residents residents, PersonViews views, Keyring keyring) {
        this.duplicates = duplicates;
        this.residents = residents;
        this.views = views;
        this.keyring = keyring;
    }

    /// How a field agrees.
    ///
    /// @param weight bits; they are about this pair of records, not about a person
    record EvidenceAnswer(String field, String level, double weight) {}

    record LineAnswer(String id, Instant foundAt, HitAnswer one, HitAnswer other, List<EvidenceAnswer> evidence) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConflictAnswer(LocalDate from, @Nullable LocalDate until, String one, String other) {}

    /// @param household whether the two may be members of one household, so that what it shares did not count
    /// @param numbersDiffer whether they bear different verified numbers of one kind
    /// @param model version and digest of the model that weighed the pair
    record PairAnswer(
            String id,
            String state,
            Instant foundAt,
            double weight,
            String model,
            boolean household,
            boolean numbersDiffer,
            List<EvidenceAnswer> evidence,
            List<ConflictAnswer> conflicts,
            PersonAnswer one,
            PersonAnswer other) {}

    /// @param proposal what a second person has to confirm; left out where nothing was proposed
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DecisionAnswer(String state, @Nullable String proposal) {}

    enum Decision {
        SAME,
        NOT_THE_SAME,
        ASK_AGAIN
    }

    @GetMapping("/api/v1/duplicates")
    Listing<LineAnswer> waiting(HttpServletRequest request, Access access) {
        var asked = Asked.by(request, "after", "limit");
        var after = asked.cursor("after", keyring);
        var limit = asked.limit();
        asked.faultless();
        var last = after.map(DuplicateId::new).orElse(null);
        return Listing.of(
                duplicates.waiting(access, last, limit).stream()
                        .map(line -> new LineAnswer(
                                keyring.reference(line.pair().id().value()),
                                line.pair().foundAt(),
                                HitAnswer.of(line.one(), keyring),
                                HitAnswer.of(line.other(), keyring),
                                evidence(line.pair())))
                        .toList(),
                limit,
                LineAnswer::id);
    }

    @GetMapping("/api/v1/duplicates/{id}")
    PairAnswer pair(HttpServletRequest request, Access access, @PathVariable String id) {
        Asked.by(request).faultless();
        var side = duplicates.get(id(id), access);
        var pair = side.pair();
        var now = residents.now();
        return new PairAnswer(
                id,
                Asked.code(pair.state()),
                pair.foundAt(),
                pair.weight(),
                pair.model(),
                pair.guarded(),
                pair.contradicted(),
                evidence(pair),
                side.conflicts().stream()
                        .map(conflict ->
                                new ConflictAnswer(conflict.from(), conflict.until(), conflict.one(), conflict.other()))
                        .toList(),
                PersonAnswer.of(side.one(), now, keyring),
                PersonAnswer.of(side.other(), now, keyring));
    }

    @PostMapping(path = "/api/v1/duplicates/{id}/decision", consumes = MediaType.APPLICATION_JSON_VALUE)
    DecisionAnswer decide(HttpServletRequest request, Access access, @PathVariable String id) {
        var asked = Asked.by(request);
        var body = asked.body("decision", "survivor", "reason", "evidence", "reference");
        var decision = body.code("decision", Decision.ASK_AGAIN);
        if (!body.has("decision")) {
            body.fault("decision", "field-missing");
        }
        if (decision == Decision.SAME && body.text("survivor").isEmpty()) {
            body.fault("survivor", "field-missing");
        }
        if (decision == Decision.ASK_AGAIN) {
            asked.faultless();
            duplicates.askAgain(id(id), access);
            return new DecisionAnswer(Asked.code(Duplicate.State.ASK_AGAIN), null);
        }
        var grounds = grounds(asked, body);
        if (decision == Decision.NOT_THE_SAME) {
            duplicates.notTheSame(id(id), grounds, access);
            return new DecisionAnswer(Asked.code(Duplicate.State.NOT_SAME), null);
        }
        var proposal = duplicates.same(id(id), views.person(body.text("survivor")), grounds, access);
        return new DecisionAnswer(Asked.code(Duplicate.State.SAME_PROPOSED), keyring.reference(proposal.value()));
    }

    private static Grounds grounds(Asked asked, Fields body) {
        for (var field : List.of("reason", "evidence", "reference")) {
            if (body.text(field).isBlank()) {
                body.fault(field, "field-missing");
            }
        }
        var reason = body.code("reason", Grounds.Reason.FOUND_OTHERWISE);
        var evidence = body.code("evidence", Grounds.Evidence.DECISION);
        asked.faultless();
        return new Grounds(Ids.next(), reason, evidence, body.text("reference"));
    }

    private static List<EvidenceAnswer> evidence(Duplicate pair) {
        return pair.evidence().stream()
                .map(one -> new EvidenceAnswer(one.field().replace('_', '-'), one.level(), one.weight()))
                .toList();
    }

    private DuplicateId id(String reference) {
        return keyring.key(reference)
                .map(DuplicateId::new)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "duplicate-unknown"));
    }
}
