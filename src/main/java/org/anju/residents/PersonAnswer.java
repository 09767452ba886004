package org.anju.residents;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.anju.frame.Asked;
import org.anju.shared.AsOf;
import org.anju.shared.Keyring;
import org.jspecify.annotations.Nullable;

/// The whole record of a person, as `/api/v1` answers it. Each statement names the act by which it came into
/// the register.
///
/// @param birth ISO 8601, perhaps without day or month, or `unknown`
/// @param household division code as declared, or its name; empty where none was
/// @param stays what is believed as of `knownAt`, newest first
/// @param history every belief that there was up to `knownAt`, newest first
record PersonAnswer(
        String id,
        LocalDate validOn,
        Instant knownAt,
        String name,
        String sex,
        String birth,
        String household,
        List<DocumentAnswer> documents,
        List<PhoneAnswer> phones,
        List<StayAnswer> stays,
        List<StayAnswer> history,
        List<ActAnswer> acts) {

    record DocumentAnswer(String kind, String number, Instant since, String act) {}

    record PhoneAnswer(String number, Instant since, String act) {}

    /// @param starts the date as it was given; `from` is the first day on which the stay is certain
    /// @param until the day after the last; left out while it goes on
    /// @param counted whether it counts as a residence on any day at all
    /// @param believedUntil left out while it is believed
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StayAnswer(
            String dwelling,
            String address,
            String division,
            String starts,
            LocalDate from,
            @Nullable LocalDate until,
            boolean counted,
            Instant believedFrom,
            @Nullable Instant believedUntil,
            String reason,
            String source,
            String act) {}

    record ActAnswer(
            String id,
            String kind,
            Instant at,
            String unit,
            String role,
            String channel,
            String purpose,
            String file) {}

    static PersonAnswer of(Person person, AsOf asOf, Keyring keyring) {
        var particulars = person.particulars();
        return new PersonAnswer(
                keyring.reference(person.id().value()),
                asOf.validOn(),
                asOf.knownAt(),
                particulars.name(),
                Asked.code(particulars.sex()),
                particulars.birth().text(),
                particulars.household(),
                person.documents().stream()
                        .map(document -> new DocumentAnswer(
                                Asked.code(document.kind()),
                                document.number(),
                                document.since(),
                                keyring.reference(document.openedBy())))
                        .toList(),
                person.phones().stream()
                        .map(phone ->
                                new PhoneAnswer(phone.number(), phone.since(), keyring.reference(phone.openedBy())))
                        .toList(),
                person.stays().stream().map(stay -> stay(stay, keyring)).toList(),
                person.history().stream().map(stay -> stay(stay, keyring)).toList(),
                person.acts().stream().map(act -> act(act, keyring)).toList());
    }

    static StayAnswer stay(Person.Stay stay, Keyring keyring) {
        return new StayAnswer(
                keyring.reference(stay.dwelling().value()),
                stay.address(),
                stay.division().value(),
                stay.starts().text(),
                stay.from(),
                stay.until(),
                stay.certainEver(),
                stay.believedFrom(),
                stay.believedUntil(),
                stay.reason(),
                stay.source(),
                keyring.reference(stay.openedBy()));
    }

    private static ActAnswer act(Person.Act act, Keyring keyring) {
        return new ActAnswer(
                keyring.reference(act.act()),
                Asked.code(act.kind()),
                act.at(),
                act.unitName(),
                Asked.code(act.role()),
                Asked.code(act.channel()),
                act.purpose().value(),
                act.file());
    }
}
