package org.anju.fieldwork;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.anju.frame.Frame;
import org.anju.residents.Declaration;
import org.anju.residents.Occupancy;
import org.anju.shared.PartialDate;
import org.anju.shared.PersonId;
import org.jspecify.annotations.Nullable;

/// A review as its page shows it: one row for each question, and the form as sent, so that nothing is chosen
/// twice.
///
/// @param reference of a person's own page
public record ReviewView(Reviews.Review review, Given given, Function<PersonId, String> reference) {

    /// The form as sent.
    public record Given(
            Map<String, Take> taken,
            @Nullable ReviewReason reason,
            @Nullable ReturnReason back) {
        public static final Given NOTHING = new Given(Map.of(), null, null);

        public Given {
            taken = Map.copyOf(taken);
        }
    }

    /// One question in words.
    ///
    /// @param person the reference of whom it is about; blank where nobody recorded is
    /// @param then what the register said when the phone had it
    /// @param now what it says
    /// @param one what the visit says; blank for nothing
    /// @param other what the other visit says; blank for nothing
    /// @param lives whether it is about somebody who lives there by the register
    public record Row(
            Question question,
            String label,
            String person,
            String then,
            String now,
            String one,
            String other,
            boolean lives) {

        public boolean changed() {
            return !then.equals(now);
        }

        /// What is chosen before anybody chooses: the visit's word, where neither the register nor another
        /// visit says anything else.
        public @Nullable Take given() {
            return question.one() != null && question.one().as() instanceof Fact.Stays && !question.contested() && lives
                    ? Take.VISIT
                    : null;
        }

        /// What a choice stands for in this row.
        public String says(Take take) {
            return switch (take) {
                case REGISTER -> now;
                case VISIT -> one;
                case OTHER -> other;
            };
        }
    }

    /// The dwelling, or what a new one is said to be.
    public String address() {
        if (review.dwelling() != null) {
            return review.dwelling().address();
        }
        return review.one().facts().stream()
                .flatMap(held -> held.fact() instanceof Fact.Found found ? Stream.of(found.address()) : Stream.of())
                .findFirst()
                .orElse("");
    }

    /// Why the visit is held, in words.
    public static String why(Frame page, HeldVisit visit) {
        return why(page, visit.differs(), visit.reason());
    }

    static String why(Frame page, VisitVerdict.@Nullable Differs differs, String reason) {
        var told = "reason." + reason;
        // What changed in parallel is told by the reason already.
        return Stream.of(
                        differs == VisitVerdict.Differs.CONFLICT ? page.words().of(differs) : "",
                        !reason.isEmpty() && page.words().has(told) ? page.t(told) : "")
                .filter(said -> !said.isEmpty())
                .reduce((one, other) -> one + page.t("reviews.and") + other)
                .orElse(page.t("reviews.doubt"));
    }

    /// The names of those who live there in one belief, masked, for a line of text.
    public static List<Occupancy.Occupant> occupants(@Nullable Occupancy occupancy) {
        return occupancy == null ? List.of() : occupancy.occupants();
    }

    public List<Row> rows(Frame page) {
        return review.questions().stream().map(question -> row(page, question)).toList();
    }

    private Row row(Frame page, Question question) {
        var one = says(page, question.one());
        var other = says(page, question.other());
        return switch (question.about()) {
            case Question.About.Stay(var stay) -> {
                var then = occupant(review.then(), stay);
                var now = occupant(review.now(), stay);
                var who = now.or(() -> then);
                yield new Row(
                        question,
                        who.map(found -> found.person().name() + " "
                                        + found.person().birthYear())
                                .orElse(page.t("reviews.somebody")),
                        who.map(found -> reference.apply(found.person().person()))
                                .orElse(""),
                        lives(page, then),
                        lives(page, now),
                        one,
                        other,
                        now.isPresent());
            }
            case Question.About.Newcomer(var name, var known) ->
                new Row(question, name, "", page.t("reviews.notHere"), page.t("reviews.notHere"), one, other, false);
            case Question.About.Declared(var observation) ->
                new Row(
                        question,
                        declared(observation).map(Declaration::name).orElse(page.t("reviews.newcomer")),
                        "",
                        page.t("reviews.notHere"),
                        page.t("reviews.notHere"),
                        one,
                        other,
                        false);
            case Question.About.Purpose() ->
                new Row(
                        question,
                        page.t("reviews.use"),
                        "",
                        review.usedThen() == null
                                ? page.t("reviews.noDwelling")
                                : page.words().of(review.usedThen().use()),
                        review.dwelling() == null
                                ? page.t("reviews.noDwelling")
                                : page.words().of(review.dwelling().use()),
                        one,
                        other,
                        false);
            case Question.About.Dwelling(var address) ->
                new Row(
                        question,
                        address,
                        "",
                        page.t("reviews.noDwelling"),
                        page.t("reviews.noDwelling"),
                        one,
                        other,
                        false);
            case Question.About.Whole() ->
                new Row(
                        question,
                        page.t("reviews.whole"),
                        "",
                        page.t("reviews.occupants", occupants(review.then()).size()),
                        page.t("reviews.occupants", occupants(review.now()).size()),
                        one,
                        other,
                        false);
        };
    }

    private static Optional<Occupancy.Occupant> occupant(@Nullable Occupancy occupancy, UUID stay) {
        return occupants(occupancy).stream()
                .filter(one -> one.stay().id().equals(stay))
                .findFirst();
    }

    private static String lives(Frame page, Optional<Occupancy.Occupant> occupant) {
        return occupant.map(one -> page.t("reviews.livesHere", one.stay().starts()))
                .orElse(page.t("reviews.notHere"));
    }

    private Optional<Declaration> declared(@Nullable UUID observation) {
        return observation == null
                ? Optional.empty()
                : Optional.ofNullable(review.declared().get(observation));
    }

    private static String arrived(Frame page, Declaration person) {
        return page.t(
                "reviews.says.arrived",
                person.name(),
                person.documentNumber().isBlank() ? person.birth() : person.documentNumber(),
                person.movedIn());
    }

    private String says(Frame page, Question.@Nullable Said said) {
        if (said == null) {
            return "";
        }
        return switch (said.as()) {
            case null -> page.words().of(said.outcome());
            case Fact.Stays(var stay) -> page.t("reviews.says.stays");
            case Fact.Left(var stay, var since) ->
                page.t("reviews.says.left", PartialDate.read(since).orElse(new PartialDate.Unknown()));
            case Fact.Never(var stay) -> page.t("reviews.says.never");
            case Fact.New(var person, var basis, var told) -> arrived(page, person);
            case Fact.Declared(var observation) ->
                declared(observation).map(person -> arrived(page, person)).orElse(page.t("reviews.says.declared"));
            case Fact.Used(var use) -> page.words().of(use);
            case Fact.Found found ->
                page.t("reviews.says.found", found.address(), page.words().of(found.use()));
        };
    }
}
