package org.anju.residents;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.anju.dwellings.Dwellings;
import org.anju.frame.Asked;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// Acts on the record of a person, for other systems: the same as at the desk, with the same grounds.
@RestController
class ActApi {

    private static final String KEY = "Idempotency-Key";
    private static final int SHORTEST_KEY = 8;
    private static final int LONGEST_KEY = 80;

    private final Acts acts;
    private final Dwellings dwellings;
    private final PersonViews views;
    private final Idempotency idempotency;
    private final Keyring keyring;
    private final JsonMapper json;

    ActApi(
            Acts acts,
            Dwellings dwellings,
            PersonViews views,
            Idempotency idempotency,
            Keyring keyring,
            JsonMapper json) {
        this.acts = acts;
        this.dwellings = dwellings;
        this.views = views;
        this.idempotency = idempotency;
        this.keyring = keyring;
        this.json = json;
    }

    /// @param act by which the person's record names what was done
    record ActDone(String act) {}

    @PostMapping(path = "/api/v1/persons/{id}/acts", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> act(HttpServletRequest request, Access access, @PathVariable String id) {
        var asked = Asked.by(request);
        var key = asked.header(KEY, SHORTEST_KEY, LONGEST_KEY);
        var body = asked.body(AmendmentForm.Kind.FIELDS);
        var act = actOf(access, key);
        var read = new AmendmentForm(body::text, dwellings, keyring).read(act);
        read.faults().forEach(fault -> body.fault(fault.pointer(), fault.code()));
        asked.faultless();
        var person = views.person(id);
        var amendment = Objects.requireNonNull(read.amendment());
        var grounds = Objects.requireNonNull(read.grounds());
        var question = String.join("|", "act", id, access.purpose().value(), access.file(), body.canonical());
        var answer = idempotency.once(access.by(), key, question, () -> {
            acts.perform(person, amendment, grounds, access);
            return json.writeValueAsString(new ActDone(keyring.reference(act)));
        });
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer);
    }

    /// The key of an act follows from the sender's: should the answer be lost before it is kept, the act is
    /// still not done twice.
    private static UUID actOf(Access access, String key) {
        return UUID.nameUUIDFromBytes((access.by().value() + "|" + key).getBytes(StandardCharsets.UTF_8));
    }
}
