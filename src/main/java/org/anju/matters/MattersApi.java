package org.anju.matters;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anju.frame.Asked;
import org.anju.frame.Listing;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The catalogue of matters for other systems, open to everybody.
@RestController
class MattersApi {

    private final Matters matters;
    private final Clock clock;

    MattersApi(Matters matters, Clock clock) {
        this.matters = matters;
        this.clock = clock;
    }

    /// @param facts what the rules ask of the register
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MatterAnswer(
            String code,
            int version,
            LocalDate from,
            @Nullable LocalDate until,
            Text name,
            Text about,
            List<Text> basis,
            List<Condition> mayApply,
            List<QuestionAnswer> questions,
            List<PaperAnswer> papers,
            String period,
            MatterClock clock,
            Fee fee,
            List<String> channels,
            String decidedBy,
            @Nullable String grantIf,
            List<String> deliver,
            Text remedy,
            Map<String, Text> told,
            List<FactAnswer> facts) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record QuestionAnswer(
            String id,
            Text ask,
            @Nullable Text why,
            String type,
            List<Question.Option> options,
            @Nullable String when,
            boolean optional) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PaperAnswer(
            String id,
            Text name,
            @Nullable Text about,
            @Nullable String held,
            @Nullable String when) {}

    record FactAnswer(String name, String type, Text meaning) {}

    /// @param digest SHA-256 of the text
    record VersionAnswer(int version, LocalDate from, String source, String digest, Instant at, String text) {}

    @GetMapping("/api/v1/matters")
    Listing<MatterAnswer> list(HttpServletRequest request) {
        var asked = Asked.by(request, "validOn");
        var on = asked.day("validOn", LocalDate.now(clock));
        asked.faultless();
        return Listing.of(matters.current(on).stream().map(this::answer).toList());
    }

    /// All versions with their texts, so that anybody can see what held when, and check it against the log.
    @GetMapping("/api/v1/matters/{code}/versions")
    Listing<VersionAnswer> versions(HttpServletRequest request, @PathVariable String code) {
        Asked.by(request).faultless();
        return Listing.of(MatterPages.line(matters, MatterPages.code(code), LocalDate.now(clock)).versions().stream()
                .map(MattersApi::answer)
                .toList());
    }

    private static VersionAnswer answer(Edition version) {
        return new VersionAnswer(
                version.matter().version(),
                version.matter().from(),
                Asked.code(version.source()),
                version.digest(),
                version.at(),
                version.text());
    }

    private MatterAnswer answer(Matter matter) {
        var told = new TreeMap<String, Text>();
        matter.told().forEach((occasion, text) -> told.put(Asked.code(occasion), text));
        return new MatterAnswer(
                matter.code().value(),
                matter.version(),
                matter.from(),
                matter.until(),
                matter.name(),
                matter.about(),
                matter.basis(),
                matter.mayApply(),
                matter.questions().stream().map(MattersApi::answer).toList(),
                matter.papers().stream()
                        .map(paper ->
                                new PaperAnswer(paper.id(), paper.name(), paper.about(), paper.held(), paper.when()))
                        .toList(),
                matter.period() == null ? "once" : matter.period(),
                matter.clock(),
                matter.fee(),
                matter.channels().stream().sorted().map(Asked::code).toList(),
                matter.decide() instanceof Decision.ByRule ? "rule" : "officer",
                matter.decide() instanceof Decision.ByRule(var grantIf, var refuse) ? grantIf : null,
                matter.deliver().stream().sorted().map(Asked::code).toList(),
                matter.remedy(),
                told,
                matters.rules(matter.pinned()).facts().stream()
                        .map(fact -> new FactAnswer(fact.name(), Asked.code(fact.type()), fact.meaning()))
                        .toList());
    }

    private static QuestionAnswer answer(Question question) {
        return new QuestionAnswer(
                question.id(),
                question.ask(),
                question.why(),
                Asked.code(question.type()),
                question.options(),
                question.when(),
                question.optional());
    }
}
