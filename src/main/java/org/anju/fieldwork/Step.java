package org.anju.fieldwork;

import org.anju.dwellings.Use;
import org.anju.residents.Departure;
import org.anju.shared.Verdict;
import org.jspecify.annotations.Nullable;

/// What is to be done about a fact.
sealed interface Step {

    /// Nothing: its verdict is clear.
    record Settled(Verdict verdict) implements Step {}

    /// Somebody left.
    record Depart(Departure departure) implements Step {}

    /// Somebody is declared; with a doubt, only to wait.
    record Declare(Fact.New of, @Nullable Verdict doubt) implements Step {}

    /// The dwelling is used otherwise.
    record Change(Use use) implements Step {}

    /// The same, where all of the visit has to wait.
    default Step waiting(Verdict why) {
        return switch (this) {
            case Settled(var verdict) -> verdict.kind() == Verdict.Kind.ACCEPTED ? new Settled(why) : this;
            case Depart depart -> new Settled(why);
            case Change change -> new Settled(why);
            case Declare(var of, var doubt) -> new Declare(of, doubt == null ? why : doubt);
        };
    }
}
