package org.anju.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.anju.frame.Asked;
import org.anju.shared.Keyring;
import org.jspecify.annotations.Nullable;

/// A case as the interface writes it.
///
/// @param allowed the steps that may be taken now by who asks
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseAnswer(
        String id,
        String number,
        String person,
        String matter,
        int version,
        String period,
        String state,
        String division,
        LocalDate begun,
        @Nullable LocalDate received,
        @Nullable LocalDate accepted,
        @Nullable LocalDate due,
        boolean overdue,
        @Nullable String stopGround,
        @Nullable LocalDate escalated,
        @Nullable Map<String, String> answers,
        @Nullable Decided decision,
        @Nullable List<Taken> steps,
        @Nullable Lacking missing,
        @Nullable List<String> allowed) {

    record Decided(boolean granted, String reason, String remedy, LocalDate day, boolean byRule) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Taken(
            String step,
            String state,
            LocalDate day,
            @Nullable LocalDate due,
            @Nullable String ground) {}

    record Lacking(List<String> papers, List<String> questions, LocalDate day, LocalDate until) {}

    /// As a list has it: nothing of what was answered or decided, which only opening it shows.
    static CaseAnswer of(Case one, LocalDate today, Keyring keyring) {
        return new CaseAnswer(
                keyring.reference(one.id().value()),
                one.number().digits(),
                keyring.reference(one.subject().value()),
                one.matter().value(),
                one.version(),
                one.period(),
                Asked.code(one.state()),
                one.division(),
                one.begun(),
                one.received(),
                one.accepted(),
                one.due(),
                one.overdue(today),
                one.stopGround().isEmpty() ? null : one.stopGround(),
                one.escalated(),
                null,
                null,
                null,
                null,
                null);
    }

    /// With its course, and what may be done with it.
    static CaseAnswer of(CaseFile file, List<CaseStep> allowed, LocalDate today, Keyring keyring) {
        var bare = of(file.one(), today, keyring);
        return new CaseAnswer(
                bare.id,
                bare.number,
                bare.person,
                bare.matter,
                bare.version,
                bare.period,
                bare.state,
                bare.division,
                bare.begun,
                bare.received,
                bare.accepted,
                bare.due,
                bare.overdue,
                bare.stopGround,
                bare.escalated,
                new TreeMap<>(file.one().answers()),
                decided(file.one().decision()),
                file.steps().stream().map(CaseAnswer::taken).toList(),
                lacking(file.missing()),
                allowed.stream().map(Asked::code).toList());
    }

    private static @Nullable Decided decided(@Nullable CaseDecision decision) {
        return decision == null
                ? null
                : new Decided(
                        decision.granted(), decision.reason(), decision.remedy(), decision.on(), decision.byRule());
    }

    private static Taken taken(TakenStep step) {
        return new Taken(
                Asked.code(step.step()),
                Asked.code(step.after()),
                step.on(),
                step.due(),
                step.ground().isEmpty() ? null : step.ground());
    }

    private static @Nullable Lacking lacking(@Nullable Missing missing) {
        return missing == null
                ? null
                : new Lacking(
                        List.copyOf(new TreeSet<>(missing.papers())),
                        List.copyOf(new TreeSet<>(missing.questions())),
                        missing.on(),
                        missing.until());
    }
}
