package org.anju.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.anju.frame.Asked;
import org.anju.frame.Fields;
import org.anju.frame.Listing;
import org.anju.residents.Idempotency;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.anju.shared.MatterCode;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// Cases for an office's own systems: what waits for its unit, handing in for somebody at its counter, and every
/// step that its officers take.
@RestController
class CaseApi {

    private static final String PATH = "/api/v1/cases";
    private static final String KEY = "Idempotency-Key";
    private static final int SHORTEST_KEY = 8;
    private static final int LONGEST_KEY = 80;

    private final Cases cases;
    private final CaseDesk desk;
    private final CasePapers papers;
    private final Residents residents;
    private final Idempotency idempotency;
    private final Keyring keyring;
    private final JsonMapper json;

    CaseApi(
            Cases cases,
            CaseDesk desk,
            CasePapers papers,
            Residents residents,
            Idempotency idempotency,
            Keyring keyring,
            JsonMapper json) {
        this.cases = cases;
        this.desk = desk;
        this.papers = papers;
        this.residents = residents;
        this.idempotency = idempotency;
        this.keyring = keyring;
        this.json = json;
    }

    /// What waits, the most urgent first.
    @GetMapping(PATH)
    Listing<CaseAnswer> list(HttpServletRequest request, Access access) {
        var asked = Asked.by(request, "matter", "state", "late");
        var query = WorkQuery.of(
                asked.text("matter"),
                asked.text("state").toUpperCase(java.util.Locale.ROOT),
                asked.text("late").equals("true"));
        if (query.matter().isEmpty() && !asked.text("matter").isEmpty()) {
            asked.fault("matter", "code-unknown");
        }
        if (query.state().isEmpty() && !asked.text("state").isEmpty()) {
            asked.fault("state", "code-unknown");
        }
        if (!Set.of("", "true", "false").contains(asked.text("late"))) {
            asked.fault("late", "code-unknown");
        }
        asked.faultless();
        return Listing.of(desk.waiting(query.filter(), access).stream()
                .map(one -> CaseAnswer.of(one, desk.today(), keyring))
                .toList());
    }

    @GetMapping(PATH + "/{id}")
    CaseAnswer one(HttpServletRequest request, Access access, @PathVariable String id) {
        Asked.by(request).faultless();
        return answer(file(id, access), access);
    }

    /// Begins one for a person, keeps what is given, and hands it in where that is asked for.
    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> begin(HttpServletRequest request, Access access) {
        var asked = Asked.by(request);
        var key = asked.header(KEY, SHORTEST_KEY, LONGEST_KEY);
        var body = asked.body("person", "matter", "answers", "papers", "submit");
        var matter = matter(body);
        var answers = body.pairs("answers");
        var brought = ways(body);
        var submit = body.flag("submit");
        asked.faultless();
        var asking = request(access, key, "begin", body);
        return once(access, key, "begin", body, () -> {
            desk.requireOfficer(access);
            var done = desk.doneUnder(asking);
            if (done.isPresent()) {
                return desk.get(done.get(), access);
            }
            var person = person(body.text("person"));
            residents.requireReach(person, access);
            var begun = cases.begin(person, matter, access);
            var file = desk.get(begun.id(), access);
            if (begun.state() == CaseState.DRAFT) {
                file = bring(kept(file, answers, access), brought, access);
                if (submit) {
                    var whole = file;
                    ScopedValue.where(Course.REQUEST, asking).run(() -> cases.submit(whole, access));
                }
            }
            return desk.get(begun.id(), access);
        });
    }

    @PostMapping(path = PATH + "/{id}/answers", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> answers(HttpServletRequest request, Access access, @PathVariable String id) {
        var asked = Asked.by(request);
        var key = asked.headerIfAny(KEY, SHORTEST_KEY, LONGEST_KEY);
        var body = asked.body("answers");
        var answers = body.pairs("answers");
        asked.faultless();
        return once(access, key, "answers " + id, body, () -> kept(file(id, access), answers, access));
    }

    /// Notes papers as shown at the counter, or to be brought later.
    @PostMapping(path = PATH + "/{id}/papers", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> papers(HttpServletRequest request, Access access, @PathVariable String id) {
        var asked = Asked.by(request);
        var key = asked.headerIfAny(KEY, SHORTEST_KEY, LONGEST_KEY);
        var body = asked.body("papers");
        var brought = ways(body);
        asked.faultless();
        return once(access, key, "papers " + id, body, () -> bring(file(id, access), brought, access));
    }

    /// Hands in a draft, or what was missing.
    @PostMapping(path = PATH + "/{id}/submission", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> submit(HttpServletRequest request, Access access, @PathVariable String id) {
        var asked = Asked.by(request);
        var key = asked.headerIfAny(KEY, SHORTEST_KEY, LONGEST_KEY);
        var body = asked.body();
        asked.faultless();
        return onceOf(id, access, key, "submission " + id, body, file -> cases.submit(file, access));
    }

    /// Takes one of the steps that an officer may take.
    @PostMapping(path = PATH + "/{id}/steps", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> step(HttpServletRequest request, Access access, @PathVariable String id) {
        var asked = Asked.by(request);
        var key = asked.header(KEY, SHORTEST_KEY, LONGEST_KEY);
        var body = asked.body("step", "papers", "questions", "ground", "reason", "remedy");
        var step = body.code("step", CaseStep.RECKON);
        var papersMissing = body.has("papers") ? Set.copyOf(body.texts("papers")) : Set.<String>of();
        var questionsMissing = body.has("questions") ? Set.copyOf(body.texts("questions")) : Set.<String>of();
        asked.faultless();
        return onceOf(id, access, key, "step " + id, body, file -> {
            var one = file.one();
            switch (step) {
                case ACCEPT -> desk.accept(one, access);
                case TELL_MISSING -> desk.tellMissing(one, papersMissing, questionsMissing, access);
                case TAKE_UP -> desk.takeUp(one, access);
                case STOP_CLOCK -> desk.stopClock(one, body.text("ground"), access);
                case RESUME_CLOCK -> desk.resumeClock(one, access);
                case GRANT -> desk.decide(one, CaseVerdict.GRANT, access);
                case REFUSE ->
                    desk.decide(one, new CaseVerdict(false, body.text("reason"), body.text("remedy")), access);
                case DELIVER -> desk.deliver(one, access);
                case WITHDRAW -> cases.withdraw(one, access);
                case SUBMIT, SILENCE, SUPPLEMENT, LAPSE, ESCALATE, RECKON ->
                    throw new Problem(Problem.Kind.FORBIDDEN, "case-step-not-yours", step);
            }
        });
    }

    /// A key belongs to what is done, to which case, under which purpose and post: sent with anything else it is
    /// refused. Without one, where none is wanted, it is done each time.
    private ResponseEntity<String> once(Access access, String key, String what, Fields body, Supplier<CaseFile> work) {
        Supplier<String> done = () -> json.writeValueAsString(answer(work.get(), access));
        var answer =
                key.isEmpty() ? done.get() : idempotency.once(access.by(), key, question(access, what, body), done);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer);
    }

    /// The same of a step. Where the answer to it was lost, because the program ended between the two, the step
    /// is known by its request and not taken a second time: the answer is the case as it is now.
    private ResponseEntity<String> onceOf(
            String id, Access access, String key, String what, Fields body, Consumer<CaseFile> step) {
        var request = request(access, key, what, body);
        return once(access, key, what, body, () -> {
            var file = file(id, access);
            if (key.isEmpty()) {
                step.accept(file);
            } else if (desk.doneUnder(request).isEmpty()) {
                ScopedValue.where(Course.REQUEST, request).run(() -> step.accept(file));
            }
            return desk.get(file.one().id(), access);
        });
    }

    private byte[] request(Access access, String key, String what, Fields body) {
        return keyring.digest(
                String.join("|", "case-request", access.by().value().toString(), key, question(access, what, body)));
    }

    private static String question(Access access, String what, Fields body) {
        return String.join(
                "|",
                what,
                access.unit().value().toString(),
                access.role().name(),
                access.purpose().value(),
                access.file(),
                body.canonical());
    }

    private CaseFile kept(CaseFile file, Map<String, String> answers, Access access) {
        if (answers.isEmpty()) {
            return file;
        }
        cases.save(file, answers, access);
        return desk.get(file.one().id(), access);
    }

    private CaseFile bring(CaseFile file, Map<String, PaperWay> brought, Access access) {
        var now = file;
        for (var paper : brought.entrySet()) {
            now = switch (paper.getValue()) {
                case SHOWN -> papers.shown(now, paper.getKey(), desk.today(), access);
                case LATER, UPLOADED -> papers.later(now, paper.getKey(), access);
            };
        }
        return now;
    }

    private static Map<String, PaperWay> ways(Fields body) {
        var ways = new java.util.LinkedHashMap<String, PaperWay>();
        body.pairs("papers").forEach((paper, way) -> {
            switch (way) {
                case "shown" -> ways.put(paper, PaperWay.SHOWN);
                case "later" -> ways.put(paper, PaperWay.LATER);
                default -> body.fault("papers", "code-unknown");
            }
        });
        return ways;
    }

    private static MatterCode matter(Fields body) {
        try {
            return new MatterCode(body.text("matter"));
        } catch (IllegalArgumentException e) {
            body.fault("matter", "code-unknown");
            return new MatterCode("none");
        }
    }

    private PersonId person(String reference) {
        return keyring.key(reference)
                .map(PersonId::new)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "person-unknown"));
    }

    private CaseFile file(String reference, Access access) {
        return desk.get(keyring.key(reference).map(CaseId::new).orElseThrow(Course::unknown), access);
    }

    private CaseAnswer answer(CaseFile file, Access access) {
        List<CaseStep> allowed = desk.allowed(file.one(), access);
        return CaseAnswer.of(file, allowed, desk.today(), keyring);
    }
}
