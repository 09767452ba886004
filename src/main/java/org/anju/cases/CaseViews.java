package org.anju.cases;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.anju.frame.Frame;
import org.anju.matters.Fact;
import org.anju.matters.Matter;
import org.anju.matters.Matters;
import org.anju.matters.Text;
import org.anju.oversight.Shown;
import org.anju.residents.Hit;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.AccountId;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.springframework.stereotype.Component;

/// Turns cases into what pages show.
@Component
class CaseViews {

    private final Matters matters;
    private final Residents residents;
    private final Keyring keyring;
    private final Clock clock;

    CaseViews(Matters matters, Residents residents, Keyring keyring, Clock clock) {
        this.matters = matters;
        this.residents = residents;
        this.keyring = keyring;
        this.clock = clock;
    }

    CaseLine line(Case one) {
        return line(one, "");
    }

    private CaseLine line(Case one, String applicant) {
        var today = LocalDate.now(clock);
        var due = one.due();
        return new CaseLine(
                one,
                keyring.reference(one.id().value()),
                name(one),
                applicant,
                one.overdue(today),
                due == null ? 0 : ChronoUnit.DAYS.between(today, due));
    }

    /// Lines with the masked names of the applicants, which is a look at each.
    List<CaseLine> lines(Collection<Case> all, Access access) {
        var names = names(all.stream().map(Case::subject).distinct().toList(), access);
        return all.stream()
                .map(one -> line(one, names.getOrDefault(one.subject(), "")))
                .toList();
    }

    private Map<PersonId, String> names(List<PersonId> persons, Access access) {
        return residents.listed(persons, Shown.CASE, access).stream()
                .collect(Collectors.toMap(Hit::person, hit -> hit.name() + " " + hit.birthYear()));
    }

    CaseView view(Frame page, CaseFile file, CaseLine line, AccountId looking) {
        var matter = matter(file.one());
        var missing = file.missing();
        return new CaseView(
                line,
                file,
                matter,
                matter.questions().stream()
                        .filter(question -> !file.one()
                                        .answers()
                                        .getOrDefault(question.id(), "")
                                        .isEmpty()
                                || missing != null && missing.questions().contains(question.id()))
                        .map(question -> AnswerLine.of(question, file, page.words()))
                        .toList(),
                matter.papers().stream()
                        .map(paper -> PaperLine.of(paper, true, file, looking, keyring))
                        .filter(paper -> paper.answered() || missing != null && paper.open())
                        .toList(),
                known(page, matter, file));
    }

    CaseView view(Frame page, CaseFile file, AccountId looking) {
        return view(page, file, line(file.one()), looking);
    }

    private Map<String, String> known(Frame page, Matter matter, CaseFile file) {
        var known = new LinkedHashMap<String, String>();
        for (Fact fact : matters.rules(matter.pinned()).facts()) {
            var value = file.known().get(fact.name());
            if (value != null) {
                known.put(fact.meaning().in(page.tongue()), spoken(page, value));
            }
        }
        return known;
    }

    private static String spoken(Frame page, String value) {
        return switch (value) {
            case "true" -> page.t("case.answer.yes");
            case "false" -> page.t("case.answer.no");
            default -> value;
        };
    }

    // A list names also a case whose version can no longer be read, as the newest calls it.
    private Text name(Case one) {
        var versions = matters.versions(one.matter());
        return versions.stream()
                .filter(matter -> matter.version() == one.version())
                .findFirst()
                .or(() -> versions.reversed().stream().findFirst())
                .map(Matter::name)
                .orElseGet(() -> new Text(one.matter().value(), one.matter().value()));
    }

    private Matter matter(Case one) {
        return matters.get(one.matter(), one.version());
    }
}
