package org.anju.warrants;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.anju.frame.Asked;
import org.anju.residents.Idempotency;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// Instruments for a judicial system with a key of an officer's account: entered, to be verified by another
/// unit at the desk, and revoked. What the check finds is not told here.
@RestController
class WarrantApi {

    private static final String KEY = "Idempotency-Key";
    private static final int SHORTEST_KEY = 8;
    private static final int LONGEST_KEY = 80;

    private final Warrants warrants;
    private final Idempotency idempotency;
    private final Keyring keyring;
    private final JsonMapper json;
    private final Clock clock;

    WarrantApi(Warrants warrants, Idempotency idempotency, Keyring keyring, JsonMapper json, Clock clock) {
        this.warrants = warrants;
        this.idempotency = idempotency;
        this.keyring = keyring;
        this.json = json;
        this.clock = clock;
    }

    /// @param id under which it is revoked
    record WarrantAnswer(String id, String state) {}

    @PostMapping(path = "/api/v1/warrants", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> enter(HttpServletRequest request, Access access) {
        var asked = Asked.by(request);
        var key = asked.header(KEY, SHORTEST_KEY, LONGEST_KEY);
        var body = asked.body(WarrantForm.FIELDS);
        // The key of the instrument follows from that of the request, so that one whose answer was lost enters nothing
        // twice.
        var read = new WarrantForm(body::text, warrants.instruments(access), LocalDate.now(clock))
                .read(keyring.keyOf("warrant|" + access.by().value() + "|" + key));
        read.faults().forEach(fault -> body.fault(fault.pointer(), fault.code()));
        asked.faultless();
        var entry = java.util.Objects.requireNonNull(read.entry());
        var question = String.join("|", "warrant", access.purpose().value(), access.file(), body.canonical());
        var answer = idempotency.once(access.by(), key, question, () -> {
            var id = warrants.enter(entry, access);
            return json.writeValueAsString(
                    new WarrantAnswer(keyring.reference(id.value()), Asked.code(Warrant.State.UNVERIFIED)));
        });
        return ResponseEntity.status(HttpStatus.CREATED)
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer);
    }

    /// Takes effect at once, also in the middle of a confirmation; the same again changes nothing.
    @DeleteMapping("/api/v1/warrants/{id}")
    ResponseEntity<Void> revoke(HttpServletRequest request, Access access, @PathVariable String id) {
        var asked = Asked.by(request, "reason");
        var reason = Arrays.stream(Warrant.Revocation.values())
                .filter(one -> Asked.code(one).equals(asked.text("reason")))
                .findFirst();
        if (reason.isEmpty()) {
            asked.fault("reason", "code-unknown");
        }
        asked.faultless();
        var warrant = keyring.key(id)
                .map((UUID one) -> new WarrantId(one))
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "warrant-unknown"));
        warrants.revoke(warrant, reason.orElseThrow(), access);
        return ResponseEntity.noContent().build();
    }
}
