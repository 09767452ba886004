package org.anju.fieldwork;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.anju.accounts.PhoneId;
import org.anju.accounts.SignedIn;
import org.anju.frame.Asked;
import org.anju.frame.Words;
import org.anju.oversight.Purposes;
import org.anju.residents.Idempotency;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.anju.shared.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// Visits that a phone hands in, at the path of all observations; its content type says which they are.
@RestController
class VisitApi {

    static final String TYPE = "application/vnd.anju.visits+json";

    private static final String KEY = "Idempotency-Key";
    private static final int SHORTEST_KEY = 8;
    private static final int LONGEST_KEY = 80;

    private final Visits visits;
    private final Idempotency idempotency;
    private final Purposes purposes;
    private final VisitForm form;
    private final JsonMapper json;
    private final Clock clock;

    VisitApi(Visits visits, Idempotency idempotency, Purposes purposes, Keyring keyring, JsonMapper json, Clock clock) {
        this.visits = visits;
        this.idempotency = idempotency;
        this.purposes = purposes;
        this.form = new VisitForm(keyring);
        this.json = json;
        this.clock = clock;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FactLine(
            int index,
            String verdict,
            @Nullable String reason,
            @Nullable String detail) {}

    /// @param reason stable code; left out where there is nothing to say
    /// @param differs `parallel` or `conflict`; left out where the register is as it was seen
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VisitLine(
            String id,
            String verdict,
            @Nullable String reason,
            @Nullable String detail,
            @Nullable String differs,
            List<FactLine> facts) {}

    record VisitAnswer(List<VisitLine> items, Instant at) {}

    @PostMapping(path = "/api/v1/observations", consumes = TYPE)
    ResponseEntity<String> accept(HttpServletRequest request, SignedIn who, Access access) {
        var asked = Asked.by(request);
        var key = asked.header(KEY, SHORTEST_KEY, LONGEST_KEY);
        var waiting = asked.count("Anju-Waiting");
        var body = asked.body("items");
        var handedIn = form.read(body.objects("items"));
        asked.faultless();
        purposes.require(access);
        var phone = phone(who);
        var question = String.join("|", access.purpose().value(), phone.value().toString(), body.canonical());
        var answer = idempotency.once(
                access.by(),
                key,
                question,
                () -> json.writeValueAsString(new VisitAnswer(
                        lines(handedIn, visits.accept(phone, handedIn, waiting, access), asked.words()),
                        clock.instant())));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer);
    }

    private static PhoneId phone(SignedIn who) {
        var phone = who.phone();
        if (phone == null) {
            throw new Problem(Problem.Kind.FORBIDDEN, "phone-needed");
        }
        return phone;
    }

    static List<VisitLine> lines(List<Visit> visits, List<VisitVerdict> verdicts, Words words) {
        var lines = new ArrayList<VisitLine>(verdicts.size());
        for (var verdict : verdicts) {
            var told = verdict.told();
            var differs = verdict.differs();
            lines.add(new VisitLine(
                    visits.get(lines.size()).id().value().toString(),
                    Asked.code(verdict.state()),
                    reason(told),
                    detail(told, words),
                    differs == null ? null : Asked.code(differs),
                    facts(verdict, words)));
        }
        return lines;
    }

    private static List<FactLine> facts(VisitVerdict verdict, Words words) {
        var lines = new ArrayList<FactLine>();
        for (var fact : verdict.facts()) {
            lines.add(new FactLine(
                    lines.size(), fact.verdict().kind().code(), reason(fact.verdict()), detail(fact.verdict(), words)));
        }
        return lines;
    }

    private static @Nullable String reason(Verdict verdict) {
        return verdict.reason().isEmpty() ? null : verdict.reason();
    }

    private static @Nullable String detail(Verdict verdict, Words words) {
        return verdict.reason().isEmpty() ? null : words.of(verdict);
    }
}
