package org.anju.cases;

import java.util.Set;
import java.util.stream.Collectors;
import org.anju.matters.OutcomeNames;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// The outcomes that matters may name: those of all modules.
@Component
class CaseOutcomes implements OutcomeNames {

    private final ObjectProvider<Outcome> all;

    CaseOutcomes(ObjectProvider<Outcome> all) {
        this.all = all;
    }

    @Override
    public Set<String> names() {
        return all.stream().map(Outcome::name).collect(Collectors.toSet());
    }

    /// Carries out what a matter names.
    Outcome get(String name) {
        return all.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No outcome is called '%s'.".formatted(name)));
    }
}
