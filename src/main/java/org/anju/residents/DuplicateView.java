package org.anju.residents;

import java.util.List;
import org.anju.frame.Frame;
import org.anju.frame.Words;

/// A pair as its page shows it: two records side by side, and what speaks for one person and against it.
///
/// @param given what was sent with the form, so that nothing is typed twice
public record DuplicateView(
        Duplicate.SideBySide side, String reference, PersonView one, PersonView other, Given given) {

    /// The form as sent.
    public record Given(String decision, String reason, String evidence, String paper) {
        public static final Given NOTHING = new Given("", "", "", "");
    }

    /// How much the agreement or difference in one field says, in words.
    ///
    /// @param says what is the same or different
    /// @param strength a key of `duplicates.strength.…`
    public record Sign(String field, String says, String strength, double weight) {}

    /// From so many bits on something speaks strongly.
    private static final double STRONG = 8;

    private static final double SOME = 2;

    public List<Sign> signs(Words words) {
        return signs(side.pair(), words);
    }

    static List<Sign> signs(Duplicate pair, Words words) {
        return pair.evidence().stream()
                .map(evidence -> new Sign(
                        evidence.field(),
                        words.t("duplicates." + evidence.field() + "." + evidence.level()),
                        strength(evidence, pair.guarded()),
                        evidence.weight()))
                .toList();
    }

    private static String strength(Duplicate.Evidence evidence, boolean guarded) {
        var weight = evidence.weight();
        if (evidence.level().equals("missing")) {
            return "unknown";
        }
        if (guarded && weight == 0 && evidence.level().equals("exact")) {
            return "household";
        }
        if (Math.abs(weight) < SOME) {
            return "little";
        }
        return (weight > 0 ? "for" : "against") + (Math.abs(weight) >= STRONG ? ".much" : "");
    }

    /// Whether a decision is still open.
    public boolean open() {
        return switch (side.pair().state()) {
            case WAITING, ASK_AGAIN -> true;
            case SAME_PROPOSED, SAME, NOT_SAME -> false;
        };
    }

    public List<Grounds.Reason> reasons() {
        return List.of(
                Grounds.Reason.RECORDED_WRONGLY,
                Grounds.Reason.DOCUMENT_CHANGED,
                Grounds.Reason.OTHER_PERSON_MEANT,
                Grounds.Reason.ESTABLISHED_ON_SITE,
                Grounds.Reason.ASKED_BY_PERSON,
                Grounds.Reason.FOUND_OTHERWISE);
    }

    /// What a record says in a field, each value in a line of its own.
    public List<Row> rows(Frame page) {
        return List.of(
                row(page, "person.name", person -> List.of(person.particulars().name())),
                row(
                        page,
                        "person.sex",
                        person -> List.of(page.words().of(person.particulars().sex()))),
                row(
                        page,
                        "person.birth",
                        person -> List.of(page.words().date(person.particulars().birth()))),
                row(
                        page,
                        "person.document",
                        person -> person.documents().stream()
                                .map(document -> page.words().of(document.kind()) + " " + document.number())
                                .toList()),
                row(
                        page,
                        "person.phone",
                        person -> person.phones().stream()
                                .map(Person.Phone::number)
                                .toList()),
                new Row(
                        page.t("person.household"),
                        List.of(one.household()),
                        List.of(other.household()),
                        !one.household().equals(other.household())),
                row(
                        page,
                        "person.stays",
                        person -> person.stays().stream()
                                .map(stay -> page.t(
                                        "duplicates.stay",
                                        stay.address(),
                                        page.words().date(stay.starts())))
                                .toList()));
    }

    /// @param different whether the two say different things
    public record Row(String label, List<String> one, List<String> other, boolean different) {}

    private Row row(Frame page, String label, java.util.function.Function<Person, List<String>> says) {
        var ones = says.apply(one.person());
        var others = says.apply(other.person());
        return new Row(page.t(label), ones, others, !ones.equals(others));
    }
}
