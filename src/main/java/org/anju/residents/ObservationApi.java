package org.anju.residents;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.anju.frame.Asked;
import org.anju.frame.Fields;
import org.anju.frame.Listing;
import org.anju.frame.Words;
import org.anju.oversight.Purposes;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.anju.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// Declarations of other systems, and those that wait for a decision.
@RestController
class ObservationApi {

    private static final String KEY = "Idempotency-Key";
    private static final int SHORTEST_KEY = 8;
    private static final int LONGEST_KEY = 80;

    private final OrganisationReports reports;
    private final HeldItems held;
    private final Idempotency idempotency;
    private final Purposes purposes;
    private final Keyring keyring;
    private final JsonMapper json;

    ObservationApi(
            OrganisationReports reports,
            HeldItems held,
            Idempotency idempotency,
            Purposes purposes,
            Keyring keyring,
            JsonMapper json) {
        this.reports = reports;
        this.held = held;
        this.idempotency = idempotency;
        this.purposes = purposes;
        this.keyring = keyring;
        this.json = json;
    }

    /// @param dwelling what a decision may name
    record CandidateLine(String dwelling, String address) {}

    /// What became of one declaration.
    ///
    /// @param key what the sender calls it; left out where it was not named
    /// @param reason stable code; left out where there is nothing to say
    /// @param observation left out where the declaration was refused
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VerdictLine(
            int index,
            @Nullable String key,
            String verdict,
            @Nullable String reason,
            @Nullable String detail,
            @Nullable String observation,
            List<CandidateLine> candidates) {}

    /// A declaration that waits, masked.
    record HeldAnswer(
            String id,
            String name,
            String reason,
            String detail,
            List<String> candidates,
            Instant at,
            String unit,
            String channel) {}

    /// Takes a batch and answers with one verdict for each declaration. The answer is kept under the key, so
    /// that a sender who did not get it can ask again.
    @PostMapping(path = "/api/v1/observations", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> observe(HttpServletRequest request, Access access) {
        var asked = Asked.by(request);
        var key = asked.header(KEY, SHORTEST_KEY, LONGEST_KEY);
        var body = asked.body("items");
        var items = body.objects(
                "items",
                "key",
                "name",
                "sex",
                "documentKind",
                "documentNumber",
                "birth",
                "household",
                "address",
                "movedIn",
                "reason",
                "phone",
                "source");
        var keys = items.stream().map(item -> item.text("key")).toList();
        var declarations = items.stream().map(ObservationApi::declaration).toList();
        asked.faultless();
        purposes.require(access);
        var question = String.join("|", access.purpose().value(), access.file(), body.canonical());
        var answer = idempotency.once(
                access.by(),
                key,
                question,
                () -> json.writeValueAsString(
                        Listing.of(lines(keys, reports.observe(declarations, access), access, asked.words()))));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer);
    }

    static Declaration declaration(Fields item) {
        return new Declaration(
                item.text("name"),
                item.text("sex"),
                // The interface writes its codes with hyphens.
                item.text("documentKind").replace('-', '_'),
                item.text("documentNumber"),
                item.text("birth"),
                item.text("household"),
                item.text("address"),
                item.text("movedIn"),
                item.text("reason"),
                item.text("phone"),
                item.text("source"));
    }

    private List<VerdictLine> lines(List<String> keys, List<Receipt> receipts, Access access, Words words) {
        var lines = new ArrayList<VerdictLine>(receipts.size());
        for (var receipt : receipts) {
            var verdict = receipt.told(access);
            // The same key again would tell that somebody has declared the same before.
            var observation = access.role() == Role.REPORTER ? null : receipt.observation();
            var key = keys.get(lines.size());
            lines.add(new VerdictLine(
                    lines.size(),
                    key.isEmpty() ? null : key,
                    verdict.kind().code(),
                    verdict.reason().isEmpty() ? null : verdict.reason(),
                    verdict.reason().isEmpty() ? null : words.of(verdict),
                    observation == null ? null : keyring.reference(observation.value()),
                    receipt.candidates().stream()
                            .map(candidate -> new CandidateLine(
                                    keyring.reference(candidate.dwelling().value()), candidate.address()))
                            .toList()));
        }
        return lines;
    }

    @GetMapping("/api/v1/held")
    Listing<HeldAnswer> held(HttpServletRequest request, Access access) {
        var asked = Asked.by(request, "after", "limit");
        var after = asked.cursor("after", keyring);
        var limit = asked.limit();
        asked.faultless();
        var items = held.list(after.map(ObservationId::new).orElse(null), limit, access);
        return Listing.of(items.stream().map(item -> line(item, asked.words())).toList(), limit, HeldAnswer::id);
    }

    private HeldAnswer line(HeldItem item, Words words) {
        var name = Examination.plainName(item.declaration().name());
        return new HeldAnswer(
                keyring.reference(item.id().value()),
                name.isEmpty() ? "" : Hit.masked(name),
                item.verdict().reason(),
                words.of(item.verdict()),
                item.candidates().stream()
                        .map(dwelling -> keyring.reference(dwelling.value()))
                        .toList(),
                item.at(),
                item.unitName(),
                Asked.code(item.channel()));
    }
}
