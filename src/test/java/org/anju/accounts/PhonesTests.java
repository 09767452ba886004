package org.anju.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.UUID;
import org.anju.HouseTest;
import org.anju.shared.DivisionCode;
import org.anju.shared.P256;
import org.anju.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/// A phone from the desk to its working day, and to its end.
@HouseTest
class PhonesTests {

    private static final String PASSWORD = "一句自己记得住的话 2026";
    private static final String PIN = "274951";

    @Autowired
    Accounts accounts;

    @Autowired
    Phones phones;

    SignedIn reviewer;
    SignedIn worker;
    KeyPair pair;

    @BeforeEach
    void aWorkerAndAReviewer() throws Exception {
        reviewer = staff(Role.REVIEWER, "9972");
        worker = staff(Role.COLLECTOR, "997201");
        pair = pair();
    }

    @Test
    void anEnrolledPhoneSignsInAndActsForItsWorker() throws Exception {
        var phone = enrolled();
        var token = token(phone);
        var who = phones.signedIn(token);
        assertThat(who.account()).isEqualTo(worker.account());
        assertThat(who.role()).isEqualTo(Role.COLLECTOR);
        assertThat(who.phone()).isEqualTo(phone);
    }

    @Test
    void aCodeEnrolsOnePhoneAndANewOneEndsIt() {
        var first = phones.invite(worker.account(), reviewer).code();
        var second = phones.invite(worker.account(), reviewer).code();
        refused("enrolment-code-invalid", () -> phones.enrol(first, "手机", jwk(pair), PIN));
        phones.enrol(second.toLowerCase(java.util.Locale.ROOT).replace("-", " "), "手机", jwk(pair), PIN);
        refused("enrolment-code-invalid", () -> phones.enrol(second, "手机", jwk(pair), PIN));
    }

    @Test
    void aPhoneIsEnrolledOnlyForAWorkerOfTheOwnTerritory() {
        var elsewhere = staff(Role.REVIEWER, "997202");
        refused("account-unknown", () -> phones.invite(worker.account(), elsewhere));
        refused("account-unknown", () -> phones.invite(reviewer.account(), reviewer));
        assertThat(phones.workers(elsewhere)).extracting(StaffMember::account).doesNotContain(worker.account());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567", "12345a", "１２３４５６"})
    void aNumberHasSixDigits(String pin) {
        var code = phones.invite(worker.account(), reviewer).code();
        refused("pin-form", () -> phones.enrol(code, "手机", jwk(pair), pin));
    }

    @ParameterizedTest
    @ValueSource(strings = {"000000", "123456", "654321", "999999"})
    void aNumberThatEverybodyTriesFirstIsNone(String pin) {
        var code = phones.invite(worker.account(), reviewer).code();
        refused("pin-common", () -> phones.enrol(code, "手机", jwk(pair), pin));
    }

    @Test
    void aKeyIsAPointOfTheCurve() {
        var code = phones.invite(worker.account(), reviewer).code();
        var right = jwk(pair);
        refused(
                "phone-key-form",
                () -> phones.enrol(code, "手机", new P256.Jwk("EC", "P-256", right.x(), right.x()), PIN));
        refused(
                "phone-key-form",
                () -> phones.enrol(code, "手机", new P256.Jwk("EC", "P-384", right.x(), right.y()), PIN));
        phones.enrol(code, "手机", right, PIN);
    }

    @Test
    void wrongNumbersLockThePhoneButNobodyElseCan() throws Exception {
        var phone = enrolled();
        var challenge = phones.challenge(phone);
        for (int i = 0; i < 10; i++) {
            var stranger = pair();
            refused("signature-wrong", () -> phones.signIn(phone, challenge, signed(stranger, challenge), PIN));
        }
        for (int i = 0; i < Attempts.FREE - 1; i++) {
            assertThat(phones.signIn(phone, challenge, signed(pair, challenge), "111112"))
                    .isInstanceOf(PhoneSignIn.WrongNumber.class);
        }
        assertThat(phones.signIn(phone, challenge, signed(pair, challenge), "111112"))
                .isInstanceOf(PhoneSignIn.Locked.class);
        assertThat(phones.signIn(phone, challenge, signed(pair, challenge), PIN))
                .isInstanceOf(PhoneSignIn.Locked.class);
    }

    @Test
    void aChallengeIsOfThisHouseAndThisPhone() throws Exception {
        var phone = enrolled();
        var other = enrolled();
        var theirs = phones.challenge(other);
        refused("challenge-over", () -> phones.signIn(phone, theirs, signed(pair, theirs), PIN));
        refused("challenge-over", () -> phones.signIn(phone, "", signed(pair, ""), PIN));
        var invented = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[40]);
        refused("challenge-over", () -> phones.signIn(phone, invented, signed(pair, invented), PIN));
    }

    @Test
    void aRevokedPhoneIsOutAtOnce() throws Exception {
        var phone = enrolled();
        var token = token(phone);
        phones.revoke(phone, reviewer);
        refused("phone-revoked", () -> phones.signedIn(token));
        refused("phone-revoked", () -> phones.challenge(phone));
        assertThat(phones.list(reviewer))
                .filteredOn(one -> one.id().equals(phone))
                .singleElement()
                .extracting(Phone::revoked)
                .isNotNull();
    }

    @Test
    void aPhoneEndsWithThePostOfItsWorker() throws Exception {
        var token = token(enrolled());
        accounts.endStaff(worker.account(), staff(Role.ADMINISTRATOR, "9972"));
        refused("phone-revoked", () -> phones.signedIn(token));
    }

    @Test
    void aTokenThatIsNoneIsOver() {
        refused("sign-in-over", () -> phones.signedIn("anjup_" + "0".repeat(32)));
    }

    @Test
    void aWorkersKeyForProgramsOpensNothing() {
        var key = accounts.createApiKey(worker.account(), "x");
        assertThat(accounts.byApiKey(key)).isEmpty();
    }

    private PhoneId enrolled() {
        var code = phones.invite(worker.account(), reviewer).code();
        return java.util.Objects.requireNonNull(
                phones.enrol(code, "我的手机", jwk(pair), PIN).phone());
    }

    private String token(PhoneId phone) throws Exception {
        var challenge = phones.challenge(phone);
        return ((PhoneSignIn.Welcome) phones.signIn(phone, challenge, signed(pair, challenge), PIN)).token();
    }

    private SignedIn staff(Role role, String division) {
        var unit = accounts.createUnit("站 " + UUID.randomUUID(), "", DivisionCode.read(division));
        var login = "phone-" + UUID.randomUUID();
        accounts.createStaff(login, "员", PASSWORD, unit, role);
        return accounts.findAccount(login).orElseThrow();
    }

    private static KeyPair pair() throws Exception {
        var pairs = KeyPairGenerator.getInstance("EC");
        pairs.initialize(new ECGenParameterSpec("secp256r1"));
        return pairs.generateKeyPair();
    }

    private static P256.Jwk jwk(KeyPair pair) {
        var point = ((ECPublicKey) pair.getPublic()).getW();
        return new P256.Jwk("EC", "P-256", text(point.getAffineX()), text(point.getAffineY()));
    }

    private static String text(java.math.BigInteger coordinate) {
        var hex = "%064x".formatted(coordinate);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(java.util.HexFormat.of().parseHex(hex));
    }

    private static byte[] signed(KeyPair pair, String text) throws Exception {
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(pair.getPrivate());
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        return signature.sign();
    }

    private static void refused(String name, org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        assertThatThrownBy(work).hasMessageStartingWith(name);
    }
}
