package org.anju.matters;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anju.shared.Channel;
import org.anju.shared.MatterCode;
import org.jspecify.annotations.Nullable;

/// One version of a matter 事项: what can be applied for, by whom, with which papers, within what time.
///
/// @param version numbered by the program; 0 for a text that is not in the catalogue yet
/// @param from the first day on which it takes new cases
/// @param until the first day on which it takes none any more; `null` while no end is known
/// @param basis the legal grounds
/// @param mayApply what must hold; all of it
/// @param period CEL, string: with person and matter the key that no second case may have; `null` for once
/// @param outcome the name of what carries a granted case out; `null` for nothing but the answer
/// @param deliver how what was granted reaches the applicant
/// @param remedy what can be done against a refusal
/// @param told words of its own, where it has some
public record Matter(
        MatterCode code,
        int version,
        LocalDate from,
        @Nullable LocalDate until,
        Text name,
        Text about,
        List<Text> basis,
        List<Condition> mayApply,
        List<Question> questions,
        List<Paper> papers,
        @Nullable String period,
        MatterClock clock,
        Fee fee,
        Set<Channel> channels,
        Decision decide,
        @Nullable String outcome,
        Set<Delivery> deliver,
        Text remedy,
        Map<Told, Text> told) {

    public Matter {
        basis = List.copyOf(basis);
        mayApply = List.copyOf(mayApply);
        questions = List.copyOf(questions);
        papers = List.copyOf(papers);
        channels = Set.copyOf(channels);
        deliver = Set.copyOf(deliver);
        told = Map.copyOf(told);
    }

    /// The same as this version of the catalogue.
    Matter as(int number, LocalDate begins) {
        return new Matter(
                code, number, begins, until, name, about, basis, mayApply, questions, papers, period, clock, fee,
                channels, decide, outcome, deliver, remedy, told);
    }

    /// What a case pins.
    public MatterVersion pinned() {
        return new MatterVersion(code, version);
    }

    /// What is told on this occasion, where the matter has words of its own.
    public Optional<Text> tells(Told occasion) {
        return Optional.ofNullable(told.get(occasion));
    }

    public Optional<Question> question(String id) {
        return questions.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    public Optional<Paper> paper(String id) {
        return papers.stream().filter(one -> one.id().equals(id)).findFirst();
    }
}
