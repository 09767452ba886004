package org.anju.permits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.cases.Case;
import org.anju.cases.CaseId;
import org.anju.cases.Cases;
import org.anju.certificates.Certificate;
import org.anju.certificates.CertificateKind;
import org.anju.certificates.Certificates;
import org.anju.certificates.Verifying;
import org.anju.dwellings.Dwellings;
import org.anju.dwellings.Located;
import org.anju.notices.Notices;
import org.anju.oversight.AccessEntry;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Shown;
import org.anju.residents.Acts;
import org.anju.residents.Amendment;
import org.anju.residents.Grounds;
import org.anju.residents.Observations;
import org.anju.residents.Person;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.Access;
import org.anju.shared.AccountId;
import org.anju.shared.Channel;
import org.anju.shared.DocumentKind;
import org.anju.shared.Ids;
import org.anju.shared.MatterCode;
import org.anju.shared.PartialDate;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.shared.UnitId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The proof of residence: promised "at once", so it is there when the answer comes, says what the register says,
/// and holds no longer once the register says otherwise.
@HouseTest
class ProofTests {

    private static final MatterCode PROOF = new MatterCode("residence-proof");
    private static final String NAME = "𠮷䶮㛃";

    @Autowired
    ApplicationContext house;

    @Autowired
    Cases cases;

    @Autowired
    Proofs proofs;

    @Autowired
    Certificates certificates;

    @Autowired
    Residents residents;

    @Autowired
    Acts acts;

    @Autowired
    PlatformTransactionManager transactions;

    final Access registrar = Neighbourhood.registrar("997201");
    final LocalDate today = LocalDate.now(org.anju.frame.Words.ZONE);
    final Access self = new Access(
            AccountId.next(),
            UnitId.next(),
            "居民",
            Role.RESIDENT,
            new PurposeCode("own-record"),
            "self",
            Channel.PORTAL,
            null);
    final String number = Neighbourhood.number();

    Neighbourhood street;
    PersonId person = PersonId.next();

    @BeforeEach
    void somebodyLivesInRoom101() {
        street = Neighbourhood.build(house);
        house.getBean(Observations.class).observe(List.of(street.declaration(NAME, number, 101, "2021-03")), registrar);
        var found = residents.search(new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number), registrar);
        person = ((Search.Outcome.Hits) found).hits().getFirst().person();
    }

    private Case granted() {
        return cases.decideAtOnce(person, PROOF, Map.of(), self);
    }

    private List<Certificate> made() {
        return certificates.listAbout(List.of(person), self);
    }

    private org.anju.certificates.Checked.Standing standing() {
        var one = made().getFirst();
        var verifying = new Verifying(certificates.openKeys(), java.time.Instant.now());
        for (int list = 0; ; list++) {
            var checked = verifying.check(
                    certificates.qrText(one), certificates.statusList(list).orElseThrow());
            if (checked.standing() != org.anju.certificates.Checked.Standing.STATUS_UNKNOWN) {
                return checked.standing();
            }
        }
    }

    @Test
    void aGrantedProofIsThereWhenTheAnswerComes() {
        assertThat(granted().granted()).isTrue();
        assertThat(made()).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(CertificateKind.RESIDENCE_PROOF);
            assertThat(one.fields())
                    .containsEntry(Certificate.NAME, NAME)
                    .containsEntry(Certificate.LAST_FOUR, number.substring(14))
                    .containsEntry(Certificate.LOCALITY, "试验省试验市")
                    .containsEntry(Certificate.ADDRESS, street.room(101))
                    .containsEntry(Certificate.SINCE, "2021-03")
                    .containsOnlyKeys(
                            Certificate.NAME,
                            Certificate.LAST_FOUR,
                            Certificate.LOCALITY,
                            Certificate.ADDRESS,
                            Certificate.SINCE,
                            Certificate.ISSUER);
            assertThat(one.issued()).isEqualTo(today);
            assertThat(one.until()).isEqualTo(today.plusMonths(3));
            var checked =
                    new Verifying(certificates.openKeys(), java.time.Instant.now()).check(certificates.sdJwt(one));
            assertThat(checked.genuine()).isTrue();
            assertThat(checked.fields()).isEqualTo(one.fields());
        });
        assertThat(standing()).isEqualTo(org.anju.certificates.Checked.Standing.GENUINE);
    }

    @Test
    void twiceOnADayIsOnce() {
        granted();
        granted();
        proofs.makeWanted();
        assertThat(made()).hasSize(1);
    }

    @Test
    void whatTheProgramDidNotComeToIsMadeAfterItsStartAndOnce() {
        var key = wanted(person);
        assertThat(made()).isEmpty();
        proofs.makeWanted();
        assertThat(made()).hasSize(1);
        proofs.make(key);
        proofs.makeWanted();
        assertThat(made()).hasSize(1);
    }

    @Test
    void whatCannotBeMadeKeepsNothingElseWaiting() {
        var nobody = new ArrayList<UUID>();
        for (int i = 0; i < 3; i++) {
            nobody.add(wanted(PersonId.next()).of().value());
        }
        wanted(person);
        proofs.makeWanted();
        assertThat(made()).hasSize(1);
        assertThat(house.getBean(ProofRecords.class).wanting(new UUID(0, 0), 10_000))
                .extracting(key -> key.of().value())
                .containsAll(nobody);
    }

    @Test
    void aCorrectedStayTakesItsProofWithIt() {
        granted();
        proofs.withdrawGivenUp();
        assertThat(standing()).isEqualTo(org.anju.certificates.Checked.Standing.GENUINE);
        perform(new Amendment.CorrectStay(
                stay(), new Amendment.Destination.Dwelling(room(104)), PartialDate.of(LocalDate.of(2021, 3, 1))));
        proofs.withdrawGivenUp();
        assertThat(standing()).isEqualTo(org.anju.certificates.Checked.Standing.REVOKED);
        assertThat(told()).isEqualTo(1);
        proofs.withdrawGivenUp();
        assertThat(told()).isEqualTo(1);
    }

    @Test
    void aCorrectedStartDoesToo() {
        granted();
        perform(new Amendment.CorrectStay(
                stay(), new Amendment.Destination.Dwelling(room(101)), PartialDate.of(LocalDate.of(2022, 5, 1))));
        proofs.withdrawGivenUp();
        assertThat(standing()).isEqualTo(org.anju.certificates.Checked.Standing.REVOKED);
    }

    @Test
    void aStayThatNeverWasDoesToo() {
        granted();
        perform(new Amendment.StrikeStay(stay()));
        proofs.withdrawGivenUp();
        assertThat(standing()).isEqualTo(org.anju.certificates.Checked.Standing.REVOKED);
    }

    @Test
    void whoeverMovesAwayLaterLivedThereOnThatDay() {
        granted();
        days("- 10");
        perform(new Amendment.Move(new Amendment.Destination.Dwelling(room(102)), PartialDate.of(today.minusDays(3))));
        proofs.withdrawGivenUp();
        assertThat(standing()).isEqualTo(org.anju.certificates.Checked.Standing.GENUINE);
        days("+ 10");
        proofs.withdrawGivenUp();
        assertThat(standing()).isEqualTo(org.anju.certificates.Checked.Standing.REVOKED);
    }

    @Test
    void whatTheRegisterDoesNotSayAnyMoreIsNotCertified() {
        wanted(person);
        perform(new Amendment.StrikeStay(stay()));
        proofs.makeWanted();
        assertThat(made()).isEmpty();
        assertThat(told()).isEqualTo(1);
        assertThat(house.getBean(ProofRecords.class).wanting(new UUID(0, 0), 10_000))
                .noneMatch(key -> key.subject().equals(person));
    }

    /// The history goes on to say where whoever left lived last.
    @Test
    void whoeverDiedOrLeftGetsNone() {
        wanted(person);
        perform(new Amendment.Stand(Person.Standing.Word.DEPARTURE, today.minusDays(3)));
        proofs.makeWanted();
        assertThat(made()).isEmpty();
        assertThat(told()).isEqualTo(1);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(this::granted)
                .satisfies(problem -> assertThat(problem.name()).isEqualTo("case-not-eligible"));
    }

    @Test
    void twiceWithdrawnIsOnce() {
        var key = wanted(person);
        var done = new TransactionTemplate(transactions).execute(status -> {
            house.getBean(AccessLog.class).wrote(registrar, Shown.CERTIFICATE, List.of(person));
            var records = house.getBean(ProofRecords.class);
            return List.of(
                    records.withdraw(key).isPresent(), records.withdraw(key).isPresent());
        });
        assertThat(done).containsExactly(true, false);
    }

    @Test
    void whoseProofItIsReadsThatTheRegisterWasReadForIt() {
        granted();
        assertThat(house.getBean(AccessLog.class).listAbout(person, self, null, 50))
                .anySatisfy(entry -> {
                    assertThat(entry.purpose()).isEqualTo(new PurposeCode("residence-proof"));
                    assertThat(entry.kind()).isEqualTo(AccessEntry.Kind.OPENED);
                    assertThat(entry.shown()).isEqualTo(Shown.RECORD);
                });
    }

    /// Granted, and killed before the certificate was made.
    private ProofRecords.Key wanted(PersonId who) {
        var key = new ProofRecords.Key(who, new CaseId(Ids.next()));
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            house.getBean(AccessLog.class).wrote(registrar, Shown.CERTIFICATE, List.of(who));
            house.getBean(ProofRecords.class).want(key);
        });
        return key;
    }

    private void days(String more) {
        OwnerSql.number(
                house,
                "update permits.proof set on_day = on_day %s where subject = '%s' returning 1"
                        .formatted(more, person.value()));
    }

    private long told() {
        return house.getBean(Notices.class).open(List.of(person), null, 50, self).stream()
                .filter(notice -> notice.toString().contains("登记中您的居住信息已经更正"))
                .count();
    }

    private UUID stay() {
        return residents
                .get(person, residents.now(), registrar)
                .stays()
                .getFirst()
                .id();
    }

    private org.anju.dwellings.DwellingId room(int room) {
        return ((Located.Found) house.getBean(Dwellings.class)
                        .resolve(List.of(street.room(room)))
                        .getFirst())
                .dwelling();
    }

    private void perform(Amendment amendment) {
        acts.perform(
                person,
                amendment,
                new Grounds(Ids.next(), Grounds.Reason.RECORDED_WRONGLY, Grounds.Evidence.HOUSEHOLD_REGISTER, "户口簿 12"),
                registrar);
    }
}
