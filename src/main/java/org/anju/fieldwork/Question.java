package org.anju.fieldwork;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One thing on which a held visit, another one and the register may differ: one row of the review.
///
/// @param about what it concerns; equal for two facts about the same thing
/// @param one what the visit says of it; `null` for nothing
/// @param other what the other visit says of it; `null` for nothing
public record Question(
        About about, @Nullable Said one, @Nullable Said other) {

    /// What a question is about.
    public sealed interface About {

        /// Whether somebody who is recorded there lives there.
        record Stay(UUID stay) implements About {}

        /// Whether somebody else lives there.
        ///
        /// @param known document number, or birth date where none was given
        record Newcomer(String name, String known) implements About {}

        /// The same, where the declaration of it waits in the register by itself.
        record Declared(@Nullable UUID observation) implements About {}

        /// What the dwelling is used for.
        record Purpose() implements About {}

        /// Whether there is a dwelling that is not recorded.
        record Dwelling(String address) implements About {}

        /// The visit as a whole.
        record Whole() implements About {}
    }

    /// What a visit says.
    ///
    /// @param fact its place among the facts of the visit, or [Choice#OUTCOME]
    /// @param as the fact; `null` for the outcome
    public record Said(int fact, @Nullable Fact as, Outcome outcome) {

        boolean sameAs(Said that) {
            return as == null ? that.as == null && outcome == that.outcome : as.equals(that.as);
        }
    }

    /// What names it in a form.
    public String key() {
        return "q" + place(one) + "_" + place(other);
    }

    /// Whether this can be taken: a visit's word only where it has one.
    public boolean offers(Take take) {
        return switch (take) {
            case REGISTER -> true;
            case VISIT -> one != null;
            case OTHER -> other != null;
        };
    }

    /// Whether both visits say something, and not the same.
    public boolean contested() {
        return one != null && other != null && !one.sameAs(other);
    }

    private static String place(@Nullable Said said) {
        return said == null ? "x" : said.fact() == Choice.OUTCOME ? "w" : String.valueOf(said.fact());
    }

    /// The questions that one or two visits raise, those of the first in their order, then what only the
    /// second says.
    static List<Question> of(HeldVisit one, @Nullable HeldVisit other) {
        var ones = said(one);
        var others = other == null ? new LinkedHashMap<About, Said>() : said(other);
        var questions = new ArrayList<Question>();
        ones.forEach((about, said) -> questions.add(new Question(about, said, others.get(about))));
        others.forEach((about, said) -> {
            if (!ones.containsKey(about)) {
                questions.add(new Question(about, null, said));
            }
        });
        return questions;
    }

    private static LinkedHashMap<About, Said> said(HeldVisit visit) {
        var said = new LinkedHashMap<About, Said>();
        for (var held : visit.facts()) {
            said.put(about(held.fact()), new Said(held.index(), held.fact(), visit.outcome()));
        }
        if (said.isEmpty()) {
            said.put(new About.Whole(), new Said(Choice.OUTCOME, null, visit.outcome()));
        }
        return said;
    }

    private static About about(Fact fact) {
        return switch (fact) {
            case Fact.Stays(var stay) -> new About.Stay(stay);
            case Fact.Left(var stay, var since) -> new About.Stay(stay);
            case Fact.Never(var stay) -> new About.Stay(stay);
            case Fact.New(var person, var basis, var told) ->
                new About.Newcomer(
                        person.name().strip(),
                        person.documentNumber().isBlank()
                                ? person.birth().strip()
                                : person.documentNumber().strip());
            case Fact.Declared(var observation) -> new About.Declared(observation);
            case Fact.Used(var use) -> new About.Purpose();
            case Fact.Found found -> new About.Dwelling(found.address().strip());
        };
    }
}
