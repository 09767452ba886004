package org.anju.matters;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.anju.shared.Access;
import org.anju.shared.PersonId;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/// Facts for trial: what a test says of a person; and those that the matters of the program ask, where no other
/// module offers them.
@Component
public class TrialFacts implements Facts {

    public static final Map<PersonId, Map<String, Object>> SAID = new ConcurrentHashMap<>();

    private static final Set<Fact> OURS = Set.of(
            new Fact("trial.score", FactType.NUMBER, new Text("试验数", "a number for trial")),
            new Fact("person.age", FactType.NUMBER, new Text("周岁", "age in whole years")),
            new Fact("person.hasHome", FactType.YES_NO, new Text("登记有现住址", "a present home is registered")));

    private final ApplicationContext house;

    TrialFacts(ApplicationContext house) {
        this.house = house;
    }

    @Override
    public Set<Fact> declared() {
        var others = house.getBeansOfType(Facts.class).values().stream()
                .filter(one -> one != this)
                .flatMap(one -> one.declared().stream())
                .map(Fact::name)
                .collect(Collectors.toSet());
        return OURS.stream().filter(fact -> !others.contains(fact.name())).collect(Collectors.toSet());
    }

    @Override
    public Map<String, Object> of(PersonId survivor, LocalDate on, Access access) {
        return SAID.getOrDefault(survivor, Map.of());
    }
}
