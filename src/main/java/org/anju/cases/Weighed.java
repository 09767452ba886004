package org.anju.cases;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.anju.matters.Evaluation;
import org.anju.matters.Matter;
import org.anju.matters.Rules;

/// A matter's rules together with what they ask about a person: the look at the register is over, and nothing
/// but answers is needed any more.
///
/// @param facts by name; what is not known is not there
record Weighed(Matter matter, Rules rules, LocalDate on, Map<String, Object> facts) {

    Evaluation with(Map<String, String> answers) {
        return rules.of(on, facts, answers);
    }

    /// The facts that the rules ask, one a line, to be kept with the case.
    String written() {
        var asked = new TreeMap<String, Object>();
        rules.facts().forEach(fact -> {
            var value = facts.get(fact.name());
            if (value != null) {
                asked.put(fact.name(), value);
            }
        });
        return asked.entrySet().stream()
                .map(fact -> fact.getKey() + "=" + fact.getValue())
                .collect(Collectors.joining("\n"));
    }
}
