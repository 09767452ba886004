package org.anju.permits;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.anju.frame.Asked;
import org.anju.frame.Fields;
import org.anju.frame.Listing;
import org.anju.shared.Access;
import org.anju.shared.DivisionCode;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.workdays.WorkingDays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Permits for other programs: the rules, what they say to any course of days, and the permit of a person.
@RestController
class PermitApi {

    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    private final Permits permits;
    private final RuleSets sets;
    private final WorkingDays workingDays;
    private final Keyring keyring;
    private final Clock clock;

    PermitApi(Permits permits, RuleSets sets, WorkingDays workingDays, Keyring keyring, Clock clock) {
        this.permits = permits;
        this.sets = sets;
        this.workingDays = workingDays;
        this.keyring = keyring;
        this.clock = clock;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RuleAnswer(
            String rule,
            String value,
            String division,
            LocalDate from,
            @Nullable LocalDate until,
            String instrumentZh,
            String instrumentEn,
            String articleZh,
            String articleEn) {

        static RuleAnswer of(Rule rule) {
            var source = rule.source();
            return new RuleAnswer(
                    Asked.code(rule.kind()),
                    rule.value(),
                    rule.division(),
                    rule.from(),
                    rule.until(),
                    source.zh(),
                    source.en(),
                    source.articleZh(),
                    source.articleEn());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MarkAnswer(String kind, LocalDate day, @Nullable String ground) {

        static MarkAnswer of(Mark mark) {
            var ground = mark.ground();
            return new MarkAnswer(Asked.code(mark.kind()), mark.day(), ground == null ? null : Asked.code(ground));
        }
    }

    /// @param state `none` where nothing was issued by that day; then only what is asked about applying is there
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StandingAnswer(
            String state,
            LocalDate day,
            @Nullable LocalDate issued,
            @Nullable LocalDate fullYear,
            @Nullable LocalDate opens,
            @Nullable LocalDate lastDay,
            @Nullable Boolean windowOpen,
            @Nullable LocalDate suspendedSince,
            @Nullable LocalDate lostSince,
            @Nullable LocalDate endedOn,
            @Nullable String endGround,
            @Nullable Integer years,
            @Nullable LocalDate countedFrom,
            @Nullable Long daysLeftOut,
            @Nullable LocalDate mayApplyFrom,
            @Nullable LocalDate issueBy,
            @Nullable LocalDate issueByRemote,
            List<MarkAnswer> without,
            List<RuleAnswer> rules) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PermitAnswer(
            String number,
            String locality,
            String division,
            @Nullable StandingAnswer standing,
            List<MarkAnswer> marks) {}

    /// @param outcome `granted`, `made-up`, `too-early`, `elsewhere`, `not-held` or `ended`
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EndorsementAnswer(
            String outcome,
            @Nullable String receipt,
            @Nullable LocalDate opensOn,
            @Nullable PermitAnswer permit) {}

    @GetMapping("/api/v1/permit-rules")
    Listing<RuleAnswer> rules(HttpServletRequest request) {
        var asked = Asked.by(request, "division", "validOn");
        var division = division(asked, asked.text("division"), "division");
        var day = asked.day("validOn", LocalDate.now(clock));
        asked.faultless();
        return Listing.of(sets.of(Objects.requireNonNull(division)).on(day).all().stream()
                .map(RuleAnswer::of)
                .toList());
    }

    /// Nobody is named, and nothing is kept.
    @PostMapping(path = "/api/v1/permits/standing", consumes = MediaType.APPLICATION_JSON_VALUE)
    StandingAnswer standing(HttpServletRequest request) {
        var asked = Asked.by(request);
        var body = asked.body("division", "day", "marks", "declared", "accepted");
        var division = division(body, body.text("division"));
        var day = day(body, "day", LocalDate.now(clock));
        var declared = day(body, "declared", null);
        var accepted = day(body, "accepted", null);
        var marks = marks(body);
        asked.faultless();
        var rules = sets.of(Objects.requireNonNull(division));
        var on = Objects.requireNonNull(day);
        var standing = Standing.on(marks, rules, on).orElse(null);
        return answer(standing, on, rules, declared, accepted);
    }

    @GetMapping("/api/v1/permits/{id}")
    Listing<PermitAnswer> permits(HttpServletRequest request, Access access, @PathVariable String id) {
        Asked.by(request).faultless();
        return Listing.of(
                permits.listAbout(person(id), access).stream().map(this::answer).toList());
    }

    @PostMapping(path = "/api/v1/permits/{id}/endorsement", consumes = MediaType.APPLICATION_JSON_VALUE)
    EndorsementAnswer endorse(HttpServletRequest request, Access access, @PathVariable String id) {
        var asked = Asked.by(request);
        asked.body();
        asked.faultless();
        return switch (permits.endorse(person(id), access)) {
            case Endorsement.Granted(var permit, var of) ->
                new EndorsementAnswer("granted", of.number().digits(), null, answer(permit));
            case Endorsement.MadeUp(var permit, var of) ->
                new EndorsementAnswer("made-up", of.number().digits(), null, answer(permit));
            case Endorsement.TooEarly(var permit, var opensOn) ->
                new EndorsementAnswer("too-early", null, opensOn, answer(permit));
            case Endorsement.Elsewhere(var permit) -> new EndorsementAnswer("elsewhere", null, null, answer(permit));
            case Endorsement.NotHeld() -> new EndorsementAnswer("not-held", null, null, null);
            case Endorsement.Ended(var permit) -> new EndorsementAnswer("ended", null, null, answer(permit));
        };
    }

    private PermitAnswer answer(Permit permit) {
        return new PermitAnswer(
                permit.number().value(),
                permit.locality().prefix(),
                permit.division().prefix(),
                answer(permit.standing(), permit.on(), sets.of(permit.division()), null, null),
                permit.marks().stream().map(MarkAnswer::of).toList());
    }

    private StandingAnswer answer(
            @Nullable Standing standing,
            LocalDate day,
            Rules rules,
            @Nullable LocalDate declared,
            @Nullable LocalDate accepted) {
        var from = declared == null ? null : rules.on(day).mayApplyFrom(declared);
        var by = accepted == null
                ? null
                : workingDays.end(accepted, rules.on(accepted).issue());
        var remote = accepted == null
                ? null
                : workingDays.end(accepted, rules.on(accepted).issue(true));
        if (standing == null) {
            return new StandingAnswer(
                    "none", day, null, null, null, null, null, null, null, null, null, null, null, null, from, by,
                    remote, List.of(), List.of());
        }
        var ended = standing.ended();
        var ground = ended == null ? null : ended.ground();
        return new StandingAnswer(
                Asked.code(standing.state()),
                day,
                standing.issued(),
                standing.fullYear(),
                standing.opens(),
                standing.lastDay(),
                standing.windowOpen(day),
                standing.suspendedSince(),
                standing.lostSince(),
                ended == null ? null : ended.day(),
                ground == null ? null : Asked.code(ground),
                standing.years(),
                standing.countedFrom(),
                standing.leftOut(),
                from,
                by,
                remote,
                standing.without().stream().map(MarkAnswer::of).toList(),
                standing.rules().stream().map(RuleAnswer::of).toList());
    }

    private List<Mark> marks(Fields body) {
        var marks = new ArrayList<Mark>();
        for (var one : body.objectsIfAny("marks")) {
            var fields = one.only("kind", "day", "ground");
            var kind = fields.code("kind", Mark.Kind.ISSUED);
            var day = day(fields, "day", null);
            if (fields.text("kind").isEmpty()) {
                fields.fault("kind", "code-unknown");
            }
            var ended = kind == Mark.Kind.ENDED;
            if (ended == fields.text("ground").isEmpty()) {
                fields.fault("ground", "code-unknown");
            }
            var ground = fields.code("ground", EndGround.LEFT);
            if (day == null) {
                fields.fault("day", "day-form");
            } else {
                marks.add(new Mark(kind, day, ended ? ground : null));
            }
        }
        return marks;
    }

    // Before the decree there were no rules.
    private static @Nullable LocalDate day(Fields body, String name, @Nullable LocalDate ifAbsent) {
        var written = body.text(name);
        if (written.isEmpty()) {
            return ifAbsent;
        }
        try {
            var day = LocalDate.parse(written);
            if (written.length() == 10 && !day.isBefore(Rules.FIRST) && !day.isAfter(LATEST)) {
                return day;
            }
        } catch (DateTimeException e) {
            // told below
        }
        body.fault(name, "day-form");
        return ifAbsent;
    }

    private static @Nullable DivisionCode division(Fields body, String written) {
        try {
            return DivisionCode.read(written);
        } catch (Problem e) {
            body.fault("division", e.name());
            return null;
        }
    }

    private static @Nullable DivisionCode division(Asked asked, String written, String name) {
        try {
            return DivisionCode.read(written);
        } catch (Problem e) {
            asked.fault(name, e.name());
            return null;
        }
    }

    private PersonId person(String reference) {
        return keyring.key(reference)
                .map(PersonId::new)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "person-unknown"));
    }
}
