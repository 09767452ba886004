package org.anju.declarations;

import jakarta.servlet.http.HttpServletRequest;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import org.anju.dwellings.Dwelling;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.residents.Observations;
import org.anju.shared.PartialDate;
import org.anju.shared.Verdict;
import org.springframework.stereotype.Component;

/// What is wrong with the answer to one question. The rules are those of the register; a question is asked
/// with what was answered before it, so that its fault is its own.
@Component
public class StepFaults {

    private static final int LONGEST_ANSWER = 200;

    private final Observations observations;
    private final Landlords landlords;
    private final Limits limits;
    private final Clock clock;

    StepFaults(Observations observations, Landlords landlords, Limits limits, Clock clock) {
        this.observations = observations;
        this.landlords = landlords;
        this.limits = limits;
        this.clock = clock;
    }

    /// The fault of the answer to one question; none where it is sound.
    public Faults of(Frame page, Draft draft, Step step, Dwelling home, HttpServletRequest request) {
        for (var field : step.fields()) {
            if (draft.text(field).codePointCount(0, draft.text(field).length()) > LONGEST_ANSWER) {
                return Faults.of(field, page.t("declare.tooLong", LONGEST_ANSWER));
            }
        }
        return switch (step) {
            case WHO -> draft.text("who").isEmpty() ? Faults.of("who", page.t("declare.who.missing")) : Faults.NONE;
            case NAME, DOCUMENT, ABOUT -> examined(page, draft, step, home);
            case SINCE -> since(page, draft);
            case REASON ->
                draft.text("reason").isEmpty() ? Faults.of("reason", page.t("declare.reason.missing")) : Faults.NONE;
            case PHONE -> phone(draft.text("phone")) ? Faults.NONE : Faults.of("phone", page.t("declare.phone.form"));
            case CODE -> code(page, draft, home, request);
        };
    }

    private Faults examined(Frame page, Draft draft, Step step, Dwelling home) {
        if (step == Step.DOCUMENT && draft.text("documentKind").isEmpty()) {
            return Faults.of("documentKind", page.t("declare.document.missing"));
        }
        var verdict = observations.examine(draft.upTo(step, home, false));
        // Who has no document is asked for the day of birth on the page after.
        return verdict.kind() != Verdict.Kind.REFUSED
                        || step == Step.DOCUMENT && verdict.reason().equals("birth-date-missing")
                        || step == Step.NAME && step(verdict.reason()) != Step.NAME
                ? Faults.NONE
                : Faults.of(field(step), page.words().of(verdict));
    }

    private Faults since(Frame page, Draft draft) {
        if (!draft.text("since-unknown").isEmpty()) {
            return Faults.NONE;
        }
        var written = draft.date("since");
        if (written.isEmpty()) {
            return Faults.of("since", page.t("declare.since.missing"));
        }
        return PartialDate.read(written)
                .map(date -> date.earliest().isAfter(LocalDate.now(clock))
                        ? Faults.of("since", page.words().of(Verdict.refused("date-in-future", date.text())))
                        : Faults.NONE)
                .orElseGet(() -> Faults.of("since", page.t("declare.since.form")));
    }

    private static boolean phone(String written) {
        var digits = Normalizer.normalize(written, Normalizer.Form.NFKC).replaceAll("[\\s()+-]", "");
        return digits.isEmpty() || digits.matches("[0-9]{7,15}");
    }

    private Faults code(Frame page, Draft draft, Dwelling home, HttpServletRequest request) {
        if (draft.text("code").isEmpty()) {
            return Faults.NONE;
        }
        var asker = limits.asker(request);
        var door = limits.at(home.id());
        limits.require(Limits.Kind.CODE, asker);
        limits.require(Limits.Kind.CODE_AT_DOOR, door);
        if (landlords.isGood(draft.text("code"), home.id(), draft.key())) {
            return Faults.NONE;
        }
        limits.count(Limits.Kind.CODE, asker);
        limits.count(Limits.Kind.CODE_AT_DOOR, door);
        return Faults.of("code", page.t("reason.landlord-code-invalid"));
    }

    /// The question at which a refusal is mended.
    public static Step step(String reason) {
        return switch (reason) {
            case "name-missing", "name-form" -> Step.NAME;
            case "landlord-code-invalid" -> Step.CODE;
            case "birth-date-missing", "birth-date-unreadable", "sex-unreadable" -> Step.ABOUT;
            case "date-unreadable", "date-in-future", "date-impossible", "moved-in-before-birth" -> Step.SINCE;
            case "own-document-missing" -> Step.WHO;
            default -> Step.DOCUMENT;
        };
    }

    private static String field(Step step) {
        return switch (step) {
            case DOCUMENT -> "documentNumber";
            case ABOUT -> "birth";
            default -> step.path();
        };
    }
}
