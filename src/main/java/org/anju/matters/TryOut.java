package org.anju.matters;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.anju.frame.Faults;
import org.anju.frame.Words;
import org.anju.shared.Problem;
import org.anju.workdays.Limit;

/// What the rules of a matter say to an example that an administrator made up; nobody's record is read.
///
/// @param lines what follows, each with its name
public record TryOut(
        List<Text> obstacles, List<Question> questions, List<Paper> papers, List<Paper> held, List<Line> lines) {

    /// Something that was reckoned.
    public record Line(String name, String value) {}

    public TryOut {
        obstacles = List.copyOf(obstacles);
        questions = List.copyOf(questions);
        papers = List.copyOf(papers);
        held = List.copyOf(held);
        lines = List.copyOf(lines);
    }

    /// What is wrong with the example as written.
    static Faults faults(Rules rules, MatterForm form, Words words) {
        var faults = Faults.NONE;
        if (!form.field("today").isBlank() && day(form.field("today").strip()).isEmpty()) {
            faults = faults.and("today", words.t("matters.try.day"));
        }
        for (var fact : rules.facts()) {
            if (!form.fact(fact.name()).isEmpty()
                    && value(fact, form.fact(fact.name())).isEmpty()) {
                faults = faults.and("fact." + fact.name(), words.t("matters.try.form." + fact.type()));
            }
        }
        return faults;
    }

    /// Called only where the example has no faults.
    static TryOut of(Rules rules, MatterForm form, LocalDate today, Words words) {
        var facts = new HashMap<String, Object>();
        rules.facts()
                .forEach(fact -> value(fact, form.fact(fact.name())).ifPresent(value -> facts.put(fact.name(), value)));
        var answers = new HashMap<String, String>();
        rules.matter().questions().forEach(question -> answers.put(question.id(), form.answer(question.id())));
        var on = day(form.field("today").strip()).orElse(today);
        var evaluation = rules.of(on, facts, answers);
        return new TryOut(
                evaluation.obstaclesToSubmitting(),
                evaluation.questions(),
                evaluation.papers(),
                evaluation.held(),
                lines(evaluation, words));
    }

    private static List<Line> lines(Evaluation evaluation, Words words) {
        var lines = new ArrayList<Line>();
        lines.add(new Line(words.t("matters.accept"), said(() -> limit(evaluation.accept(), words), words)));
        lines.add(new Line(words.t("matters.decide"), said(() -> limit(evaluation.decide(), words), words)));
        lines.add(new Line(words.t("matters.fee"), said(() -> words.t("matters.yuan", evaluation.fee()), words)));
        lines.add(new Line(words.t("matters.period"), said(evaluation::period, words)));
        lines.add(new Line(words.t("matters.ruling"), ruling(evaluation.ruling(), words)));
        return lines;
    }

    private static String said(Supplier<String> line, Words words) {
        try {
            return line.get();
        } catch (Problem problem) {
            return words.of(problem);
        }
    }

    static String limit(Limit limit, Words words) {
        return words.t("matters.days." + limit.count(), limit.days());
    }

    private static String ruling(Ruling ruling, Words words) {
        return switch (ruling) {
            case Ruling.ForOfficer() -> words.t("matters.ruling.officer");
            case Ruling.Granted() -> words.t("matters.ruling.granted");
            case Ruling.Refused(var reason) -> words.t("matters.ruling.refused", reason.in(words.tongue()));
        };
    }

    private static Optional<Object> value(Fact fact, String written) {
        return switch (fact.type()) {
            case YES_NO ->
                switch (written) {
                    case "yes" -> Optional.of(true);
                    case "no" -> Optional.of(false);
                    default -> Optional.empty();
                };
            case NUMBER -> written.matches("-?[0-9]{1,15}") ? Optional.of(Long.valueOf(written)) : Optional.empty();
            case TEXT -> written.isEmpty() ? Optional.empty() : Optional.of(written);
            case DAY -> day(written).map(day -> day);
        };
    }

    private static Optional<LocalDate> day(String written) {
        try {
            return written.length() == "2026-01-31".length() ? Optional.of(LocalDate.parse(written)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
