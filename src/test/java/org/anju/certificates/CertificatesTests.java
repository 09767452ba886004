package org.anju.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.TableOwner;
import org.anju.accounts.Accounts;
import org.anju.certificates.Checked.Standing;
import org.anju.oversight.AccessEntry;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Shown;
import org.anju.residents.Observations;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.Access;
import org.anju.shared.AccountId;
import org.anju.shared.Channel;
import org.anju.shared.DocumentKind;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.shared.UnitId;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What is certified, what becomes of it, and who checks it.
@HouseTest
class CertificatesTests {

    @Autowired
    ApplicationContext house;

    @Autowired
    Environment settings;

    @Autowired
    Certificates certificates;

    @Autowired
    Checks checks;

    @Autowired
    AccessLog accessLog;

    @Autowired
    Residents residents;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient db;

    final Access registrar = Neighbourhood.registrar("997201");
    Access checker;
    PersonId person;
    Access self;

    @BeforeEach
    void somebodyIsRegistered() {
        var street = Neighbourhood.build(house);
        var number = Neighbourhood.number();
        house.getBean(Observations.class)
                .observe(List.of(street.declaration("凭证甲", number, 101, "2021-01-01")), registrar);
        var found = residents.search(new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number), registrar);
        person = ((Search.Outcome.Hits) found).hits().getFirst().person();
        self = new Access(
                AccountId.next(),
                UnitId.next(),
                "本人",
                Role.RESIDENT,
                new PurposeCode("own-record"),
                "self",
                Channel.PORTAL,
                null);
        var system = house.getBean(Accounts.class).systemAccess(CheckPages.PURPOSE, "核验 check", Channel.PORTAL);
        checker = new Access(
                system.by(), system.unit(), "公开核验", Role.SYSTEM, CheckPages.PURPOSE, "核验", Channel.PORTAL, null);
    }

    private Certificate issued() {
        return certificates.issue(
                person,
                CertificateKind.RESIDENCE_PERMIT,
                Forms.fields(),
                LocalDate.now(clock).plusYears(1),
                registrar);
    }

    private Standing standing(Certificate one) {
        var card = checks.check(certificates.qrText(one), "someone", checker).standing();
        assertThat(checks.check(certificates.sdJwt(one), "someone", checker).standing())
                .isEqualTo(card);
        assertThat(listed(one)).isEqualTo(card);
        return card;
    }

    // With the keys and the list that everybody may fetch, and nothing else.
    private Standing listed(Certificate one) {
        var keys = OpenKeys.read(certificates.openKeys().jwks());
        var verifying = new Verifying(keys, clock.instant());
        int list = Objects.requireNonNull(verifying.find(one.card()).content())
                .slot()
                .list();
        return verifying
                .check(one.card(), certificates.statusList(list).orElseThrow())
                .standing();
    }

    private long entries(Shown shown, AccessEntry.Kind kind) {
        return accessLog.listAbout(person, self, null, 200).stream()
                .filter(entry -> entry.shown() == shown && entry.kind() == kind)
                .count();
    }

    private static void assertRefused(String name, ThrowingCallable attempt) {
        assertThatExceptionOfType(Problem.class).isThrownBy(attempt).returns(name, Problem::name);
    }

    @Test
    void whatIsIssuedIsKeptAsItWasSigned() {
        var one = issued();
        assertThat(certificates.listAbout(List.of(person), self))
                .singleElement()
                .satisfies(read -> {
                    assertThat(read.fields()).containsExactlyEntriesOf(Forms.fields());
                    assertThat(read.card()).isEqualTo(one.card());
                    assertThat(read.sdJwt()).isEqualTo(one.sdJwt());
                    assertThat(read.number()).isEqualTo(one.number());
                    assertThat(read.state()).isEqualTo(Certificate.State.VALID);
                    assertThat(read.holdsOn(LocalDate.now(clock))).isTrue();
                });
        assertThat(certificates.find(List.of(person), one.id(), self)).isPresent();
        assertThat(certificates.find(List.of(PersonId.next()), one.id(), self)).isEmpty();
        assertThat(entries(Shown.CERTIFICATE, AccessEntry.Kind.WRITTEN)).isEqualTo(1);
        assertThat(entries(Shown.CERTIFICATE, AccessEntry.Kind.OPENED)).isPositive();
    }

    @Test
    void itIsSuspendedRestoredAndRevokedForGood() {
        var one = issued();
        assertThat(standing(one)).isEqualTo(Standing.GENUINE);
        certificates.suspend(person, one.id(), registrar);
        assertThat(standing(one)).isEqualTo(Standing.SUSPENDED);
        certificates.suspend(person, one.id(), registrar);
        certificates.restore(person, one.id(), registrar);
        assertThat(standing(one)).isEqualTo(Standing.GENUINE);
        certificates.revoke(person, one.id(), registrar);
        assertThat(standing(one)).isEqualTo(Standing.REVOKED);
        certificates.revoke(person, one.id(), registrar);
        assertRefused("certificate-revoked", () -> certificates.restore(person, one.id(), registrar));
        assertRefused("certificate-revoked", () -> certificates.suspend(person, one.id(), registrar));
        assertRefused("certificate-unknown", () -> certificates.revoke(PersonId.next(), one.id(), registrar));
        assertThat(certificates.listAbout(List.of(person), self))
                .singleElement()
                .satisfies(read -> assertThat(read.state()).isEqualTo(Certificate.State.REVOKED));
    }

    @Test
    void whatCannotBeCertifiedIsNot() {
        var fields = new LinkedHashMap<>(Forms.fields());
        fields.put("mood", "好");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> certificates.issue(person, CertificateKind.RESIDENCE_PROOF, fields, null, registrar));
        fields.remove("mood");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> certificates.issue(
                        person,
                        CertificateKind.RESIDENCE_PROOF,
                        fields,
                        LocalDate.now(clock).minusDays(1),
                        registrar));
        fields.remove(Certificate.NAME);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> certificates.issue(person, CertificateKind.RESIDENCE_PROOF, fields, null, registrar));
    }

    @Test
    void placesAreDrawnAndTellNothing() {
        var places = new HashSet<Integer>();
        int inOrder = 0;
        int before = -1;
        for (int i = 0; i < 20; i++) {
            int place = Objects.requireNonNull(new Verifying(certificates.openKeys(), clock.instant())
                            .find(issued().card())
                            .content())
                    .slot()
                    .place();
            places.add(place);
            inOrder += place > before ? 1 : 0;
            before = place;
        }
        assertThat(places).hasSize(20);
        assertThat(inOrder).isLessThan(20);
    }

    @Test
    void theHolderReadsThatItWasCheckedOnceAnHourAndAsker() {
        var one = issued();
        assertThat(checks.list(List.of(person), one.id(), self)).isEmpty();
        for (int i = 0; i < 5; i++) {
            checks.check(one.card(), "198.51.100.7", checker);
        }
        checks.check(one.card(), "198.51.100.8", checker);
        assertThat(checks.list(List.of(person), one.id(), self))
                .hasSize(2)
                .allSatisfy(check -> assertThat(check.unitName()).isEqualTo("公开核验"));
        assertThat(accessLog.listAbout(person, self, null, 50))
                .filteredOn(entry -> entry.unitName().equals("公开核验"))
                .hasSize(2)
                .allSatisfy(entry -> {
                    assertThat(entry.shown()).isEqualTo(Shown.CERTIFICATE);
                    assertThat(entry.file()).contains(one.number().spoken());
                });
    }

    @Test
    void nobodyFillsTheLogOfAHolder() {
        var one = issued();
        for (int i = 0; i < Checks.MOST_A_DAY + 5; i++) {
            assertThat(checks.check(one.card(), "asker " + i, checker).genuine())
                    .isTrue();
        }
        assertThat(checks.list(List.of(person), one.id(), self)).hasSize(Checks.MOST_A_DAY);
    }

    @Test
    void whatTheOfficeHasNotSignedIsNotLookedUp() {
        var stranger = Forms.card(Forms.keys(9));
        var before = count("certificates.asked");
        assertThat(checks.check(stranger, "prober", checker)).satisfies(checked -> {
            assertThat(checked.standing()).isEqualTo(Standing.UNKNOWN_KEY);
            assertThat(checked.fields()).isEmpty();
            assertThat(checked.kind()).isNull();
        });
        assertThat(count("certificates.asked")).isEqualTo(before);
    }

    // As after a backup that is older than the certificate came back. No list of this number was ever opened.
    @Test
    void whatTheOfficeHasSignedButDoesNotKnowIsNotCalledGenuine() {
        var lost = Card.sign(
                new Content(
                        CertificateKind.RESIDENCE_PERMIT,
                        Forms.fields(),
                        LocalDate.now(clock),
                        null,
                        new Slot(999_999, 5)),
                house.getBean(SigningKeys.class));
        assertThat(checks.check(lost, "someone", checker).standing()).isEqualTo(Standing.STATUS_UNKNOWN);
    }

    @Test
    void withoutAnEntryThereIsNoRow() throws Exception {
        var one = issued();
        checks.check(one.card(), "someone", checker);
        for (var table : List.of("certificate", "mark", "checking")) {
            assertThat(db.sql("select count(*) from certificates." + table)
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
        assertThat(owner("select count(*) from certificates.certificate where subject = '" + person.value() + "'"))
                .isEqualTo(1);
        assertThatThrownBy(
                        () -> db.sql("update certificates.slot set status = 0").update())
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> db.sql("select certificates.erase(:one, :one)")
                        .param("one", UUID.randomUUID())
                        .query(row -> {}))
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> db.sql("select certificates.forget(:one, :one)")
                        .param("one", UUID.randomUUID())
                        .query(row -> {}))
                .rootCause()
                .hasMessageContaining("two persons have not decided");
    }

    @Test
    void atTheEndOfItsTimeItGoesAndItsPlaceSaysSoForEver() throws Exception {
        var one = issued();
        var kept = issued();
        certificates.revoke(person, one.id(), registrar);
        checks.check(one.card(), "someone", checker);
        owner("update certificates.mark set at = at - interval '6 years' where certificate = '"
                + one.id().value() + "' returning 1");
        assertThat(house.getBean(CertificateRecords.class).eraseOver(100)).isPositive();
        assertThat(certificates.listAbout(List.of(person), self))
                .extracting(Certificate::id)
                .containsExactly(kept.id());
        assertThat(listed(one)).isEqualTo(Standing.REVOKED);
        assertThat(listed(kept)).isEqualTo(Standing.GENUINE);
    }

    private long count(String table) {
        return db.sql("select count(*) from " + table).query(Long.class).single();
    }

    private long owner(String sql) throws SQLException {
        try (var owner = TableOwner.connect(settings);
                var rows = owner.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
