package org.anju.matters;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.anju.workdays.Limit;

/// The compiled rules of one version of a matter; may be asked from many threads.
public final class Rules {

    static final String ANSWERS = "answers.";
    static final Pattern AMOUNT = Pattern.compile("[0-9]{1,7}(\\.[0-9]{1,2})?");

    private final Matter matter;
    private final Map<String, Rule> rules;
    private final Map<String, FactType> names;
    private final List<Fact> facts;

    /// @param rules by their path in the text
    /// @param names what rules may ask, facts and answers
    Rules(Matter matter, Map<String, Rule> rules, Map<String, FactType> names, Collection<Fact> known) {
        this.matter = matter;
        this.rules = Map.copyOf(rules);
        this.names = Map.copyOf(names);
        var asked = asked();
        this.facts = known.stream()
                .filter(fact -> asked.contains(fact.name()))
                .sorted(java.util.Comparator.comparing(Fact::name))
                .toList();
    }

    /// The same rules of the version that the matter became.
    Rules of(Matter version) {
        return new Rules(version, rules, names, facts);
    }

    public Matter matter() {
        return matter;
    }

    /// The facts that these rules ask, and no others, by name.
    public List<Fact> facts() {
        return facts;
    }

    /// @param facts by name; what is not known is left out
    /// @param answers by the id of the question, as [Question.Type] says that they are written
    public Evaluation of(LocalDate today, Map<String, Object> facts, Map<String, String> answers) {
        var known = new HashMap<String, Object>();
        facts.forEach((name, value) -> {
            if (names.containsKey(name)) {
                known.put(name, value(name, value));
            }
        });
        known.put(RuleLanguage.TODAY, today.toString());
        return new Evaluation(matter, rules, known, answers);
    }

    static boolean fits(String days) {
        return days.matches("[0-9]{1,4}") && fits(Long.parseLong(days));
    }

    static boolean fits(long days) {
        try {
            return days == (int) days && new Limit((int) days, Limit.Count.WORKING).days() == days;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Set<String> asked() {
        return rules.values().stream().flatMap(rule -> rule.names().stream()).collect(Collectors.toSet());
    }

    private Object value(String name, Object value) {
        var type = names.get(name);
        return switch (value) {
            case Boolean truth when type == FactType.YES_NO -> truth;
            case Integer number when type == FactType.NUMBER -> Long.valueOf(number);
            case Long number when type == FactType.NUMBER -> number;
            case String text when type == FactType.TEXT || type == FactType.DAY -> text;
            case LocalDate day when type == FactType.DAY -> day.toString();
            default -> throw new IllegalArgumentException("%s is no %s: %s.".formatted(name, type, value));
        };
    }
}
