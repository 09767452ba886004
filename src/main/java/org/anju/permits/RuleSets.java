package org.anju.permits;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.shared.DivisionCode;

/// The rule sets of all localities, as data: the decree for the whole country, and what provinces and cities
/// have made of it. A rule that a locality does not have is the one of the division above it.
public final class RuleSets {

    private final List<Locality> localities;

    /// The rules of one division.
    ///
    /// @param division its leading digits; empty for the whole country
    public record Locality(String division, String zh, String en, List<Rule> rules) {

        public Locality {
            rules = List.copyOf(rules);
        }

        /// This one, with what it does not settle from another of the same division.
        private Locality over(Locality other) {
            var settled = rules.stream().map(Rule::kind).collect(Collectors.toSet());
            return new Locality(
                    division,
                    zh,
                    en,
                    Stream.concat(other.rules().stream().filter(rule -> !settled.contains(rule.kind())), rules.stream())
                            .sorted(Comparator.comparing(Rule::kind).thenComparing(Rule::from))
                            .toList());
        }
    }

    private RuleSets(List<Locality> localities) {
        this.localities = List.copyOf(localities);
    }

    /// Those that come with the program.
    public static RuleSets ours() {
        return of(RuleFile.ours());
    }

    /// Those that come with the program, and a city's own: what a division has a rule of its own for replaces
    /// ours for that division, rule by rule, on all days.
    ///
    /// Throws [IllegalArgumentException] as [#of].
    static RuleSets with(List<Locality> own) {
        var all = new ArrayList<>(own);
        for (var ours : RuleFile.ours()) {
            var theirs = own.stream()
                    .filter(one -> one.division().equals(ours.division()))
                    .toList();
            if (theirs.size() == 1) {
                all.set(all.indexOf(theirs.getFirst()), theirs.getFirst().over(ours));
            } else if (theirs.isEmpty()) {
                all.add(ours);
            }
        }
        return of(all);
    }

    /// Throws [IllegalArgumentException] that names all faults: two localities of one division, two rules of one
    /// kind on one day, a country without rules, and one that lacks a rule on a day since the decree is in force.
    public static RuleSets of(List<Locality> localities) {
        var faults = new ArrayList<String>();
        if (localities.stream().noneMatch(one -> one.division().isEmpty())) {
            faults.add("There are no rules for the whole country.");
        }
        for (int i = 0; i < localities.size(); i++) {
            var one = localities.get(i);
            if (localities.subList(0, i).stream()
                    .anyMatch(other -> other.division().equals(one.division()))) {
                faults.add("There are two rule sets for '%s'.".formatted(one.division()));
            }
            overlaps(one, faults);
        }
        localities.stream().filter(one -> one.division().isEmpty()).forEach(one -> gaps(one, faults));
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", faults));
        }
        return new RuleSets(localities);
    }

    private static void overlaps(Locality one, List<String> faults) {
        for (int i = 0; i < one.rules().size(); i++) {
            var rule = one.rules().get(i);
            one.rules().subList(0, i).stream()
                    .filter(other -> other.kind() == rule.kind()
                            && (other.inForceOn(rule.from()) || rule.inForceOn(other.from())))
                    .forEach(other -> faults.add("'%s' has two rules %s on one day (from %s and from %s)."
                            .formatted(one.division(), rule.kind(), other.from(), rule.from())));
        }
    }

    // The fee of a replacement is the only one that the country need not have.
    private static void gaps(Locality country, List<String> faults) {
        for (var kind : RuleKind.values()) {
            if (kind != RuleKind.FEE_REPLACEMENT) {
                gap(country.rules().stream().filter(one -> one.kind() == kind).toList())
                        .ifPresent(day -> faults.add(
                                "There is no rule %s for the whole country on %s: each is needed on every day from %s on."
                                        .formatted(kind, day, Rules.FIRST)));
            }
        }
    }

    // The first day without a rule among these of one kind.
    private static Optional<LocalDate> gap(List<Rule> rules) {
        var day = Rules.FIRST;
        for (var rule : rules.stream().sorted(Comparator.comparing(Rule::from)).toList()) {
            var until = rule.until();
            if (rule.inForceOn(day)) {
                if (until == null) {
                    return Optional.empty();
                }
                day = until;
            }
        }
        return Optional.of(day);
    }

    /// The rules of the place, and of those it lies in.
    public Rules of(DivisionCode division) {
        return new Rules(localities.stream()
                .filter(one -> division.value().startsWith(one.division()))
                .flatMap(one -> one.rules().stream())
                .toList());
    }

    public List<Locality> all() {
        return localities;
    }
}
