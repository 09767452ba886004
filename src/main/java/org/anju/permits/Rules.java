package org.anju.permits;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import org.anju.shared.Problem;

/// The rules of one place, through time: for each kind, of those in force on a day, the one of the smallest
/// division that this place lies in.
public final class Rules {

    /// The day on which the decree came into force (art. 23).
    public static final LocalDate FIRST = LocalDate.of(2016, 1, 1);

    private final List<Rule> here;

    /// @param here those of all divisions that the place lies in
    Rules(List<Rule> here) {
        this.here = here.stream()
                .sorted(Comparator.comparing(rule -> rule.division().length()))
                .toList();
    }

    /// Throws [Problem] `permit-rules-none` for a day on which the decree was not in force yet.
    public RuleSet on(LocalDate day) {
        var found = new EnumMap<RuleKind, Rule>(RuleKind.class);
        here.stream().filter(rule -> rule.inForceOn(day)).forEach(rule -> found.put(rule.kind(), rule));
        for (var kind : RuleKind.values()) {
            if (kind != RuleKind.FEE_REPLACEMENT && !found.containsKey(kind)) {
                throw new Problem(Problem.Kind.INVALID, "permit-rules-none", day);
            }
        }
        return new RuleSet(found);
    }
}
