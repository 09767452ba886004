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
/// @param standings every belief about suspension and confidentiality up to `knownAt`, newest first
/// @param withheld whether the record is confidential; where the purpose opens less than the record, stays are
///     left out then
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
        List<StandingAnswer> standings,
        boolean withheld,
        List<ActAnswer> acts) {

    record DocumentAnswer(String kind, String number, Instant since, String act) {}

    record PhoneAnswer(String number, Instant since, String act) {}

    /// How the registration stands: suspended from a day, or confidential.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StandingAnswer(
            String word,
            LocalDate since,
            Instant believedFrom,
            @Nullable Instant believedUntil,
            String act) {}

    /// @param id the same in all beliefs about the stay
    /// @param dwelling left out where the stay leads out of the register
    /// @param use `residence`, `postal` or `elsewhere`
    /// @param starts the date as it was given; `from` is the first day on which the stay is certain
    /// @param until the day after the last; left out while it goes on
    /// @param possibleFrom the first day on which the stay can have begun; left out where it is not known
    /// @param possibleUntil the day after the last on which it can have lasted; left out while it goes on
    /// @param counted whether it counts as a residence on any day at all
    /// @param notLivingThereFrom from when it is established that the person does not live there
    /// @param believedUntil left out while it is believed
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StayAnswer(
            String id,
            @Nullable String dwelling,
            String use,
            String address,
            String division,
            String starts,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable LocalDate possibleFrom,
            @Nullable LocalDate possibleUntil,
            boolean counted,
            @Nullable LocalDate notLivingThereFrom,
            @Nullable LocalDate notLivingThereUntil,
            Instant believedFrom,
            @Nullable Instant believedUntil,
            String reason,
            String source,
            String act) {}

    /// @param reason why it was done; left out where a declaration was taken in as it came
    /// @param evidence what proves it; left out likewise
    /// @param reference number or date of the paper; left out likewise
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ActAnswer(
            String id,
            String kind,
            Instant at,
            String unit,
            String role,
            String channel,
            String purpose,
            String file,
            @Nullable String reason,
            @Nullable String evidence,
            @Nullable String reference) {}

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
                                document.belief().from(),
                                keyring.reference(document.belief().openedBy())))
                        .toList(),
                person.phones().stream()
                        .map(phone -> new PhoneAnswer(
                                phone.number(),
                                phone.belief().from(),
                                keyring.reference(phone.belief().openedBy())))
                        .toList(),
                person.stays().stream().map(stay -> stay(stay, keyring)).toList(),
                person.history().stream().map(stay -> stay(stay, keyring)).toList(),
                person.standings().stream()
                        .map(standing -> standing(standing, keyring))
                        .toList(),
                person.withheld(),
                person.acts().stream().map(act -> act(act, keyring)).toList());
    }

    static StayAnswer stay(Person.Stay stay, Keyring keyring) {
        var days = stay.days();
        var dwelling = stay.dwelling();
        return new StayAnswer(
                keyring.reference(stay.id()),
                dwelling == null ? null : keyring.reference(dwelling.value()),
                switch (stay.abode()) {
                    case Abode.Home home -> "residence";
                    case Abode.Postal postal -> "postal";
                    case Abode.Elsewhere elsewhere -> "elsewhere";
                },
                stay.address(),
                switch (stay.abode()) {
                    case Abode.Home home -> home.division().value();
                    case Abode.Postal postal -> postal.division().value();
                    case Abode.Elsewhere elsewhere -> "";
                },
                stay.starts().text(),
                days.certainEver() ? days.certainFrom() : stay.certainFrom(),
                days.certainEver() ? days.end() : stay.certainFrom(),
                known(days.canBegin()),
                known(days.possibleUntil()),
                days.certainEver() && stay.abode() instanceof Abode.Home,
                stay.absentFrom(),
                stay.absentUntil(),
                stay.belief().from(),
                stay.belief().until(),
                stay.reason(),
                stay.source(),
                keyring.reference(stay.belief().openedBy()));
    }

    private static @Nullable LocalDate known(LocalDate day) {
        return day.equals(LocalDate.MIN) || day.equals(LocalDate.MAX) ? null : day;
    }

    private static StandingAnswer standing(Person.Standing standing, Keyring keyring) {
        return new StandingAnswer(
                Asked.code(standing.word()),
                standing.since(),
                standing.belief().from(),
                standing.belief().until(),
                keyring.reference(standing.belief().openedBy()));
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
                act.file(),
                act.reason() == null ? null : Asked.code(act.reason()),
                act.evidence() == null ? null : Asked.code(act.evidence()),
                act.evidence() == null ? null : act.reference());
    }
}
