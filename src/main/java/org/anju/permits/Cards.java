package org.anju.permits;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.anju.accounts.Accounts;
import org.anju.certificates.Certificate;
import org.anju.certificates.CertificateKind;
import org.anju.certificates.Certificates;
import org.anju.frame.Words;
import org.anju.oversight.AccessLog;
import org.anju.places.Places;
import org.anju.residents.Abiding;
import org.anju.residents.Person;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.AsOf;
import org.anju.shared.Channel;
import org.anju.shared.DivisionCode;
import org.anju.shared.DocumentKind;
import org.anju.shared.IdentityNumber;
import org.anju.shared.PartialDate;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.anju.shared.Tongue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes the cards: a permit is issued in one transaction, and what stands on its card is read from the
/// register before another one, in which the certificate is signed. A card that was not made stays wanted.
@Component
class Cards {

    private static final PurposeCode PURPOSE = new PurposeCode("permit-card");
    private static final int HOUSEHOLD_DIGITS = 6;
    private static final int BATCH = 200;

    private final PermitRecords records;
    private final Marking marking;
    private final Residents residents;
    private final Places places;
    private final Certificates certificates;
    private final AccessLog accessLog;
    private final Accounts accounts;
    private final Clock clock;
    private final TransactionTemplate writing;
    private final Rounds rounds;

    Cards(
            PermitRecords records,
            Marking marking,
            Residents residents,
            Places places,
            Certificates certificates,
            AccessLog accessLog,
            Accounts accounts,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.records = records;
        this.marking = marking;
        this.residents = residents;
        this.places = places;
        this.certificates = certificates;
        this.accessLog = accessLog;
        this.accounts = accounts;
        this.clock = clock;
        this.writing = new TransactionTemplate(transactions);
        this.rounds = new Rounds(clock);
    }

    /// Makes all that are wanted.
    void makeWanted() {
        rounds.of(
                after -> records.wantingCard(after, BATCH),
                PermitRecords.Wanting::permit,
                wanting -> make(wanting.subject()));
    }

    /// Makes the card of this person's permit. Where none is wanted, nobody is looked at. Throws [Problem]
    /// `person-unknown`.
    void make(PersonId subject) {
        if (!records.wantsCard(residents.parts(residents.survivor(subject)))) {
            return;
        }
        var access = accounts.systemAccess(PURPOSE, "制证 card", Channel.RULE);
        var person = residents
                .find(residents.survivor(subject), new AsOf(LocalDate.now(clock), clock.instant()), access)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "person-unknown"));
        writing.executeWithoutResult(status -> make(subject, person, access));
    }

    // Somebody may have one in each of two cities.
    private void make(PersonId subject, Person person, Access access) {
        marking.beingWritten(subject, access).stream()
                .filter(permit -> !permit.ended() && records.cardMade(permit))
                .forEach(permit -> make(permit, person, access));
    }

    private void make(Permit permit, Person person, Access access) {
        var made = certificates.issue(
                permit.subject(), CertificateKind.RESIDENCE_PERMIT, fields(permit, person), null, access);
        records.card(permit, made.id());
        if (permit.standing().suspendedSince() != null) {
            certificates.suspend(permit.subject(), made.id(), access);
        }
    }

    // What art. 4 of the decree names, without ethnicity and picture, which are not held.
    private SequencedMap<String, String> fields(Permit permit, Person person) {
        var particulars = person.particulars();
        var fields = new LinkedHashMap<String, String>();
        fields.put(Certificate.NAME, particulars.name());
        fields.put(Certificate.LAST_FOUR, lastFour(person));
        fields.put(Certificate.LOCALITY, places.name(permit.locality()));
        fields.put(Certificate.PERMIT_NUMBER, permit.number().value());
        fields.put(Certificate.SEX, both(particulars.sex()));
        fields.put(Certificate.BIRTH_DATE, said(particulars.birth()));
        fields.put(Certificate.HOUSEHOLD, household(particulars.household()));
        fields.put(
                Certificate.ADDRESS,
                Abiding.home(person, permit.on()).map(Person.Stay::address).orElse(""));
        fields.put(Certificate.ISSUER, permit.history().getFirst().unitName());
        fields.values().removeIf(String::isEmpty);
        return fields;
    }

    private static String both(Enum<?> value) {
        return Words.in(Tongue.ZH).of(value) + " " + Words.in(Tongue.EN).of(value);
    }

    /// As ISO 8601, which both languages read; nothing where nothing is known.
    static String said(PartialDate date) {
        return date instanceof PartialDate.Unknown ? "" : date.text();
    }

    static String lastFour(Person person) {
        return person.documents().stream()
                .filter(document -> document.belief().until() == null)
                .sorted(java.util.Comparator.comparing(
                        document -> document.kind() != DocumentKind.RESIDENT_IDENTITY_CARD))
                .map(document -> IdentityNumber.lastFour(document.number()))
                .findFirst()
                .orElse("");
    }

    private String household(String written) {
        return written.matches("[0-9]{" + HOUSEHOLD_DIGITS + "}(?:[0-9]{3}){0,2}")
                ? places.name(DivisionCode.read(written))
                : written;
    }
}
