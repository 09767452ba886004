package org.anju.cases;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anju.matters.Fact;
import org.anju.matters.Facts;
import org.anju.matters.Matter;
import org.anju.matters.Matters;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.PersonId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Asks the modules for the facts about a person that rules name, each module once however many rules there are,
/// and none that nobody asks.
@Component
class Knowing {

    private final Matters matters;
    private final Residents residents;
    private final ObjectProvider<Facts> sources;
    private final Clock clock;

    Knowing(Matters matters, Residents residents, ObjectProvider<Facts> sources, Clock clock) {
        this.matters = matters;
        this.residents = residents;
        this.sources = sources;
        this.clock = clock;
    }

    /// A case, by the version that it pins and what is known today of whoever it is about.
    Weighed weigh(Case one, Access access) {
        return weigh(matters.get(one.matter(), one.version()), residents.survivor(one.subject()), access);
    }

    Weighed weigh(Matter matter, PersonId survivor, Access access) {
        return weigh(List.of(matter), survivor, access).getFirst();
    }

    List<Weighed> weigh(Collection<Matter> all, PersonId survivor, Access access) {
        var rules = all.stream().map(matter -> matters.rules(matter.pinned())).toList();
        var asked = new HashSet<String>();
        rules.forEach(one -> one.facts().forEach(fact -> asked.add(fact.name())));
        var today = LocalDate.now(clock);
        var facts = facts(asked, survivor, today, access);
        return rules.stream()
                .map(one -> new Weighed(one.matter(), one, today, facts))
                .toList();
    }

    private Map<String, Object> facts(Set<String> asked, PersonId survivor, LocalDate on, Access access) {
        var facts = new HashMap<String, Object>();
        sources.stream()
                .filter(source -> source.declared().stream().map(Fact::name).anyMatch(asked::contains))
                .forEach(source -> facts.putAll(source.of(survivor, on, access)));
        return Map.copyOf(facts);
    }
}
