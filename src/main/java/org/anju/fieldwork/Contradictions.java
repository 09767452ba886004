package org.anju.fieldwork;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.dwellings.DwellingId;

/// Finds visits of one batch that cannot both be right: a stay that goes on and has ended, a dwelling that is
/// none and has somebody new. None of them is dropped; each is told of the other.
final class Contradictions {

    private final Map<VisitId, VisitId> found = new HashMap<>();

    private Contradictions() {}

    /// For each visit that contradicts another one, that other one; itself where it contradicts itself.
    static Map<VisitId, VisitId> in(List<Visit> visits) {
        var contradictions = new Contradictions();
        var byDwelling = new HashMap<DwellingId, List<Visit>>();
        for (var visit : visits) {
            var dwelling = visit.dwelling();
            if (dwelling != null) {
                byDwelling.computeIfAbsent(dwelling, none -> new ArrayList<>()).add(visit);
            }
        }
        byDwelling.values().forEach(contradictions::at);
        return contradictions.found;
    }

    private void at(List<Visit> visits) {
        var there = new HashMap<UUID, Visit>();
        var not = new HashMap<UUID, Visit>();
        for (var visit : visits) {
            for (var fact : visit.facts()) {
                if (fact instanceof Fact.Stays(var stay)) {
                    there.put(stay, visit);
                } else if (fact instanceof Fact.Left(var stay, var since)) {
                    not.put(stay, visit);
                } else if (fact instanceof Fact.Never(var stay)) {
                    not.put(stay, visit);
                }
            }
        }
        not.forEach((stay, says) -> {
            var other = there.get(stay);
            if (other != null) {
                contrary(says, other);
            }
        });
        var none = only(visits, visit -> visit.outcome() == Outcome.NOT_A_DWELLING);
        var lived = only(visits, visit -> visit.facts().stream().anyMatch(Fact.New.class::isInstance));
        var asRecorded = only(visits, visit -> visit.outcome() == Outcome.CONFIRMED);
        pairs(none, lived);
        pairs(none, asRecorded);
        if (!not.isEmpty()) {
            pairs(asRecorded, List.copyOf(not.values()));
        }
    }

    private void pairs(List<Visit> some, List<Visit> others) {
        if (!some.isEmpty() && !others.isEmpty()) {
            some.forEach(one -> contrary(one, others.getFirst()));
            others.forEach(one -> contrary(one, some.getFirst()));
        }
    }

    private void contrary(Visit one, Visit other) {
        found.putIfAbsent(one.id(), other.id());
        found.putIfAbsent(other.id(), one.id());
    }

    private static List<Visit> only(List<Visit> visits, java.util.function.Predicate<Visit> which) {
        return visits.stream().filter(which).toList();
    }
}
