package org.anju.declarations;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.anju.dwellings.Dwelling;
import org.anju.frame.Words;
import org.anju.residents.Declaration;
import org.anju.shared.DocumentKind;
import org.anju.shared.IdentityNumber;
import org.anju.shared.PartialDate;
import org.anju.shared.Tongue;

/// A declaration that is being written: kept in the session, so that it is lost neither to a page that is
/// reloaded nor to the next who uses the phone.
///
/// @param key of this form; a form that is sent twice is known by it
/// @param plate the door plate that it began at
/// @param signedIn whether somebody with an own record writes it
public record Draft(UUID key, String plate, boolean signedIn, Map<String, String> answers, Set<Step> answered) {

    static final String SESSION_KEY = "anju.declaration";

    static final String MYSELF = "me";

    public Draft {
        answers = Map.copyOf(answers);
        answered = answered.isEmpty() ? Set.of() : Set.copyOf(answered);
    }

    static Draft begin(String plate, boolean signedIn) {
        return new Draft(UUID.randomUUID(), plate, signedIn, Map.of(), Set.of());
    }

    /// What somebody says of themselves who was identified where it is written.
    ///
    /// @param key of the form, which knows it when it is sent twice
    public static Draft ofOneself(UUID key, String plate, Map<String, String> answers) {
        var all = new HashMap<>(answers);
        all.put("who", MYSELF);
        return new Draft(key, plate, true, all, Set.of());
    }

    /// Whether the declaration is about the person who has signed in.
    public boolean own() {
        return signedIn && text("who").equals(MYSELF);
    }

    public String text(String field) {
        return answers.getOrDefault(field, "");
    }

    /// The same with the answers to one question.
    Draft with(Step step, Map<String, String> form) {
        var all = new HashMap<>(answers);
        step.fields()
                .forEach(field -> all.put(field, form.getOrDefault(field, "").strip()));
        var done = EnumSet.of(step);
        done.addAll(answered);
        return new Draft(key, plate, signedIn, all, done);
    }

    /// The questions that this declaration needs.
    public List<Step> steps(LocalDate today) {
        var steps = new ArrayList<>(List.of(Step.values()));
        if (!signedIn) {
            steps.remove(Step.WHO);
        }
        if (own()) {
            steps.removeAll(List.of(Step.NAME, Step.DOCUMENT));
        }
        if (own() || numberTells(today)) {
            steps.remove(Step.ABOUT);
        }
        return steps;
    }

    /// Whether sex and birth need not be asked for: the number says them, or is not known yet.
    private boolean numberTells(LocalDate today) {
        return !(IdentityNumber.read(kind(), text("documentNumber"), today)
                        instanceof IdentityNumber.Reading.Valid(var number))
                || number.birth() != null;
    }

    DocumentKind kind() {
        for (var kind : DocumentKind.values()) {
            if (kind.name().equals(text("documentKind"))) {
                return kind;
            }
        }
        return DocumentKind.RESIDENT_IDENTITY_CARD;
    }

    /// A date of three fields, in the text of a [org.anju.shared.PartialDate]; empty where nothing was
    /// written, and as it was written where it is no date.
    public String date(String prefix) {
        if (!text(prefix + "-unknown").isEmpty()) {
            return "unknown";
        }
        var date = plain(prefix + "-year");
        for (var part : List.of("-month", "-day")) {
            var written = plain(prefix + part);
            written = written.matches("[0-9]") ? "0" + written : written;
            if (!written.isEmpty()) {
                date += "-" + written;
            } else if (part.equals("-month") && !text(prefix + "-day").isEmpty()) {
                date += "-?";
            }
        }
        return date;
    }

    /// A date that was answered, to be said back in words.
    public PartialDate when(String prefix) {
        return PartialDate.read(date(prefix)).orElse(new PartialDate.Unknown());
    }

    private String plain(String field) {
        return Normalizer.normalize(text(field), Normalizer.Form.NFKC).strip();
    }

    /// What is declared, up to and with one question; what comes after it is left empty.
    Declaration upTo(Step last, Dwelling home, boolean confirmed) {
        return new Declaration(
                text("name"),
                last.compareTo(Step.ABOUT) < 0 ? "" : sex(),
                kind().name(),
                text("documentNumber"),
                last.compareTo(Step.ABOUT) < 0 ? "" : date("birth"),
                "",
                home.address(),
                last.compareTo(Step.SINCE) < 0 ? "" : since(),
                reason(),
                text("phone"),
                source(confirmed));
    }

    String since() {
        return date("since").equals("unknown") ? "" : date("since");
    }

    String reason() {
        for (var reason : StayReason.values()) {
            if (reason.name().equals(text("reason")) && reason != StayReason.NOT_SAID) {
                return Words.in(Tongue.ZH).of(reason);
            }
        }
        return "";
    }

    static String source(boolean confirmed) {
        return confirmed ? Declaration.CONFIRMED : Declaration.OWN;
    }

    private String sex() {
        return switch (text("sex")) {
            case "MALE" -> "男";
            case "FEMALE" -> "女";
            default -> "";
        };
    }
}
