package org.anju.permits;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.anju.accounts.Accounts;
import org.anju.cases.Case;
import org.anju.cases.Outcome;
import org.anju.certificates.Certificate;
import org.anju.certificates.CertificateKind;
import org.anju.certificates.Certificates;
import org.anju.frame.Words;
import org.anju.notices.Notice;
import org.anju.notices.Notices;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Shown;
import org.anju.permits.ProofRecords.Key;
import org.anju.places.Places;
import org.anju.residents.Abiding;
import org.anju.residents.Abode;
import org.anju.residents.Person;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.AsOf;
import org.anju.shared.Channel;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.anju.shared.Tongue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Proofs of residence 居住登记证明: a granted case wants one, which is made from the register right after the
/// decision; one whose stay was corrected away afterwards holds no longer.
@Component
class Proofs implements Outcome {

    /// How long one holds: its last day is that of the same number, or the last of its month.
    static final int MONTHS = 3;

    private static final PurposeCode PURPOSE = new PurposeCode("residence-proof");
    private static final int BATCH = 200;
    private static final String PAGE = "/me/certificates";

    private final ProofRecords records;
    private final RuleSets sets;
    private final Residents residents;
    private final Places places;
    private final Certificates certificates;
    private final Notices notices;
    private final AccessLog accessLog;
    private final Accounts accounts;
    private final Clock clock;
    private final TransactionTemplate writing;
    private final Rounds rounds;

    Proofs(
            ProofRecords records,
            RuleSets sets,
            Residents residents,
            Places places,
            Certificates certificates,
            Notices notices,
            AccessLog accessLog,
            Accounts accounts,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.records = records;
        this.sets = sets;
        this.residents = residents;
        this.places = places;
        this.certificates = certificates;
        this.notices = notices;
        this.accessLog = accessLog;
        this.accounts = accounts;
        this.clock = clock;
        this.writing = new TransactionTemplate(transactions);
        this.rounds = new Rounds(clock);
    }

    @Override
    public String name() {
        return "residence-proof";
    }

    @Override
    public void granted(Case granted, Access access) {
        var who = residents.survivor(granted.subject());
        accessLog.wrote(access, Shown.CERTIFICATE, List.of(who));
        records.want(new Key(who, granted.id()));
    }

    @Override
    public void afterwards(Case granted) {
        records.wanted(residents.parts(residents.survivor(granted.subject())), granted.id())
                .ifPresent(this::make);
    }

    /// Makes all that are wanted: those whose request ended before.
    void makeWanted() {
        rounds.of(after -> records.wanting(after, BATCH), key -> key.of().value(), this::make);
    }

    /// Makes one, if it is still wanted: what it says is read, and logged, before it is signed. Throws [Problem]
    /// `person-unknown`.
    void make(Key key) {
        var access = access();
        var person = residents
                .find(residents.survivor(key.subject()), new AsOf(today(), clock.instant()), access)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "person-unknown"));
        writing.executeWithoutResult(status -> make(key, person, access));
    }

    private void make(Key key, Person person, Access access) {
        accessLog.wrote(access, Shown.CERTIFICATE, List.of(key.subject()));
        if (!records.take(key)) {
            return;
        }
        var home = Abiding.home(person, today());
        if (home.isEmpty() || !(home.get().abode() instanceof Abode.Home at)) {
            // Granted, and the stay struck, or the holder gone, before it was made: what the register does not say is
            // not certified.
            withdraw(key, access);
            return;
        }
        var until = today().plusMonths(MONTHS);
        var made = certificates.issue(
                key.subject(), CertificateKind.RESIDENCE_PROOF, fields(person, home.get(), at), until, access);
        records.made(key, home.get(), today(), until, made.id());
    }

    private SequencedMap<String, String> fields(Person person, Person.Stay stay, Abode.Home at) {
        var locality = places.name(sets.of(at.division()).on(today()).locality(at.division()));
        var fields = new LinkedHashMap<String, String>();
        fields.put(Certificate.NAME, person.particulars().name());
        fields.put(Certificate.LAST_FOUR, Cards.lastFour(person));
        fields.put(Certificate.LOCALITY, locality);
        fields.put(Certificate.ADDRESS, stay.address());
        fields.put(Certificate.SINCE, Cards.said(stay.starts()));
        fields.put(Certificate.ISSUER, both("proof.issuer", locality));
        fields.values().removeIf(String::isEmpty);
        return fields;
    }

    /// Withdraws those that say what the register has given up since.
    void withdrawGivenUp() {
        rounds.page(
                after -> records.standing(today(), after, BATCH),
                made -> made.key().of().value(),
                part -> {
                    var wrong = residents.givenUp(
                            part.stream().map(ProofRecords.Made::said).toList());
                    return part.stream()
                            .filter(made -> wrong.contains(made.said()))
                            .toList();
                },
                made -> writing.executeWithoutResult(status -> withdraw(made.key(), access())));
    }

    private void withdraw(Key key, Access access) {
        accessLog.wrote(access, Shown.CERTIFICATE, List.of(key.subject()));
        records.withdraw(key).ifPresent(withdrawn -> {
            withdrawn.certificate().ifPresent(one -> certificates.revoke(key.subject(), one, access));
            notices.tell(
                    key.subject(),
                    new Notice(
                            Words.in(Tongue.ZH).t("proof.withdrawn"),
                            Words.in(Tongue.EN).t("proof.withdrawn"),
                            PAGE),
                    access);
        });
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private Access access() {
        return accounts.systemAccess(PURPOSE, "居住登记证明 proof", Channel.RULE);
    }

    private static String both(String key, String what) {
        return Words.in(Tongue.ZH).t(key, what) + " " + Words.in(Tongue.EN).t(key, what);
    }
}
