package org.anju.matters;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.runtime.CelEvaluationException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Compiles all rules of a matter. What is misspelt, has the wrong type or asks an answer that has not been
/// given by then is a fault now, not on the day when somebody applies.
final class RuleCompiler {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");

    private final Matter matter;
    private final Map<String, FactType> names = new TreeMap<>();
    private final Map<String, Rule> rules = new HashMap<>();
    private final MatterFaults faults;
    private final CelCompiler compiler;
    private final OptionCheck options;

    private RuleCompiler(Matter matter, Collection<Fact> facts, MatterFaults faults) {
        this.matter = matter;
        this.faults = faults;
        this.options = new OptionCheck(matter);
        facts.forEach(fact -> names.put(fact.name(), fact.type()));
        matter.questions()
                .forEach(question ->
                        names.put(Rules.ANSWERS + question.id(), question.type().within()));
        this.compiler = RuleLanguage.compiler(names);
    }

    /// @param facts all that rules may ask
    static Rules compile(Matter matter, Collection<Fact> facts, MatterFaults faults) {
        return new RuleCompiler(matter, facts, faults).all(facts);
    }

    private Rules all(Collection<Fact> facts) {
        for (int i = 0; i < matter.mayApply().size(); i++) {
            rule(
                    MatterFaults.path("mayApply", i) + ".when",
                    matter.mayApply().get(i).when(),
                    SimpleType.BOOL);
        }
        var later = matter.questions().stream()
                .map(question -> Rules.ANSWERS + question.id())
                .collect(Collectors.toCollection(HashSet::new));
        // It decides whether there is a case already, so before the first question is asked.
        early(rule("period", matter.period(), SimpleType.STRING), later)
                .forEach(name -> faults.newly("period", "answer-later", name));
        for (int i = 0; i < matter.questions().size(); i++) {
            var question = matter.questions().get(i);
            var path = MatterFaults.path("questions", i) + ".when";
            early(rule(path, question.when(), SimpleType.BOOL), later)
                    .forEach(name -> faults.at(path, "answer-later", name));
            later.remove(Rules.ANSWERS + question.id());
        }
        for (int i = 0; i < matter.papers().size(); i++) {
            var paper = matter.papers().get(i);
            rule(MatterFaults.path("papers", i) + ".held", paper.held(), SimpleType.BOOL);
            rule(MatterFaults.path("papers", i) + ".when", paper.when(), SimpleType.BOOL);
        }
        term("clock.accept", matter.clock().accept());
        term("clock.decide", matter.clock().decide());
        if (!Rules.AMOUNT.matcher(matter.fee().yuan()).matches()) {
            rule("fee.yuan", matter.fee().yuan(), SimpleType.INT);
        }
        if (matter.decide() instanceof Decision.ByRule byRule) {
            rule("decide.grantIf", byRule.grantIf(), SimpleType.BOOL);
        }
        return new Rules(matter, rules, Map.copyOf(names), facts);
    }

    private void term(String path, MatterClock.Term term) {
        if (MatterClock.Term.count(term.count()).isEmpty()) {
            rule(path + ".count", term.count(), SimpleType.STRING);
        }
        if (!term.days().matches("[0-9]+")) {
            rule(path + ".days", term.days(), SimpleType.INT);
        } else if (!Rules.fits(term.days())) {
            faults.at(path + ".days", "days-range", term.days());
        }
    }

    /// What a rule asks before it is answered.
    private static List<String> early(@Nullable Rule rule, Set<String> later) {
        return rule == null
                ? List.of()
                : rule.names().stream().filter(later::contains).sorted().toList();
    }

    private @Nullable Rule rule(String path, @Nullable String source, CelType type) {
        if (source == null || source.isEmpty()) {
            return null;
        }
        try {
            var tree = compiler.compile(source).getAst();
            if (!tree.getResultType().equals(type)) {
                faults.at(path, "rule-result", type.name(), tree.getResultType().name());
                return null;
            }
            options.check(path, tree, faults);
            var rule = new Rule(RuleLanguage.RUNTIME.createProgram(tree), asked(tree));
            rules.put(path, rule);
            return rule;
        } catch (CelValidationException e) {
            e.getErrors().forEach(issue -> fault(path, source, issue));
        } catch (CelEvaluationException e) {
            faults.at(path, "rule", "1", String.valueOf(e.getMessage()));
        }
        return null;
    }

    private Set<String> asked(CelAbstractSyntaxTree tree) {
        return tree.getReferenceMap().values().stream()
                .map(reference -> reference.name())
                .filter(names::containsKey)
                .collect(Collectors.toSet());
    }

    private void fault(String path, String source, CelIssue issue) {
        var column = String.valueOf(issue.getSourceLocation().getColumn() + 1);
        var message = issue.getMessage();
        if (message.startsWith("undeclared reference")) {
            var name = name(source, issue.getSourceLocation().getColumn());
            faults.at(
                    path,
                    "name-unknown",
                    name,
                    Nearest.to(name, names.keySet()).orElseGet(() -> String.join(", ", names.keySet())));
        } else if (message.startsWith("found no matching overload")) {
            faults.at(path, "rule-types", column, message.replaceFirst("found no matching overload for ", ""));
        } else {
            faults.at(path, "rule", column, message.lines().findFirst().orElse(""));
        }
    }

    /// The whole dotted name around a column of the first line.
    private static String name(String source, int column) {
        var matcher = NAME.matcher(source);
        while (matcher.find()) {
            if (matcher.start() <= column && column <= matcher.end()) {
                return matcher.group();
            }
        }
        return source;
    }
}
