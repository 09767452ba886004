package org.anju.residents;

import java.util.List;
import java.util.Map;
import org.anju.shared.Keyring;
import org.jspecify.annotations.Nullable;

/// The form of an act as a page shows it.
///
/// @param kind name of an [AmendmentForm.Kind]
/// @param stay the stay that it is about; `null` where it is about none
/// @param given what was written in its fields so far
public record AmendView(PersonView person, String kind, Person.@Nullable Stay stay, Map<String, String> given) {

    public AmendView {
        given = Map.copyOf(given);
    }

    static AmendView of(PersonView person, AmendmentForm.Kind kind, Map<String, String> given, Keyring keyring) {
        var key = keyring.key(given.getOrDefault("stay", ""));
        var stay = key.flatMap(id -> person.person().stays().stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst())
                .orElse(null);
        return new AmendView(person, kind.name(), stay, given);
    }

    /// What stands in a field: what was written, else what is recorded.
    public String value(String field) {
        var written = given.get(field);
        if (written != null && !written.isEmpty()) {
            return written;
        }
        var particulars = person.person().particulars();
        var about = stay;
        return switch (field) {
            case "name" -> particulars.name();
            case "birth" ->
                particulars.birth().text().equals("unknown")
                        ? ""
                        : particulars.birth().text();
            case "sex" -> particulars.sex().name();
            case "household" -> particulars.household();
            case "address" -> kind.equals("CORRECT_STAY") && about != null ? about.address() : "";
            case "from" ->
                kind.equals("CORRECT_STAY")
                                && about != null
                                && !about.starts().text().equals("unknown")
                        ? about.starts().text()
                        : "";
            default -> "";
        };
    }

    /// Where the stay leads: `dwelling`, `postal` or `elsewhere`.
    public String to() {
        var written = given.getOrDefault("to", "");
        if (!written.isEmpty() || stay == null) {
            return written.isEmpty() ? "dwelling" : written;
        }
        return switch (stay.abode()) {
            case Abode.Home home -> "dwelling";
            case Abode.Postal postal -> "postal";
            case Abode.Elsewhere elsewhere -> "elsewhere";
        };
    }

    /// The reasons that fit.
    public List<Grounds.Reason> reasons() {
        return switch (kind) {
            case "MOVE" -> List.of(Grounds.Reason.MOVED, Grounds.Reason.LEFT, Grounds.Reason.ASKED_BY_PERSON);
            case "CORRECT_STAY", "STRIKE_STAY" ->
                List.of(
                        Grounds.Reason.RECORDED_WRONGLY,
                        Grounds.Reason.OTHER_PERSON_MEANT,
                        Grounds.Reason.ASKED_BY_PERSON);
            case "NOT_LIVING_THERE" ->
                List.of(
                        Grounds.Reason.REPORTED_BY_OCCUPANTS,
                        Grounds.Reason.ESTABLISHED_ON_SITE,
                        Grounds.Reason.FOUND_OTHERWISE);
            case "STAND" ->
                List.of(
                        Grounds.Reason.DIED,
                        Grounds.Reason.LEFT,
                        Grounds.Reason.RECORDED_WRONGLY,
                        Grounds.Reason.ORDERED,
                        Grounds.Reason.ASKED_BY_PERSON);
            case "RESTORE" -> List.of(Grounds.Reason.FOUND_OTHERWISE, Grounds.Reason.ASKED_BY_PERSON);
            default ->
                List.of(
                        Grounds.Reason.RECORDED_WRONGLY,
                        Grounds.Reason.DOCUMENT_CHANGED,
                        Grounds.Reason.ASKED_BY_PERSON);
        };
    }
}
