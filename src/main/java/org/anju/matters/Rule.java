package org.anju.matters;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelUnknownSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One rule, compiled.
///
/// @param names the facts and answers that it asks
record Rule(CelRuntime.Program program, Set<String> names) {

    Rule {
        names = Set.copyOf(names);
    }

    /// What it says; empty where that depends on something that is not known, or where it cannot be reckoned.
    Optional<Object> of(Map<String, Object> known) {
        try {
            return Optional.of(program.eval(known)).filter(value -> !(value instanceof CelUnknownSet));
        } catch (CelEvaluationException e) {
            return Optional.empty();
        }
    }

    boolean asksAnswers() {
        return names.stream().anyMatch(name -> name.startsWith(Rules.ANSWERS));
    }
}
