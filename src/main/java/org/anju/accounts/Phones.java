package org.anju.accounts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.anju.shared.AccountId;
import org.anju.shared.DivisionCode;
import org.anju.shared.Keyring;
import org.anju.shared.P256;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The phones with which community workers collect: enrolled at the desk by a one-time code, signed in for a
/// working day by a key that cannot leave them and a number that the worker chose, revoked when they are
/// lost.
@Component
@Transactional
public class Phones {

    private static final Duration CODE_LASTS = Duration.ofMinutes(15);
    private static final Duration CHALLENGE_LASTS = Duration.ofMinutes(2);
    private static final Duration SESSION_LASTS = Duration.ofHours(12);
    private static final String PREFIX = "anjup_";
    private static final int LONGEST_LABEL = 40;

    private final PhoneRecords records;
    private final AccountRecords accounts;
    private final Passwords passwords;
    private final Tries tries;
    private final Keyring keyring;
    private final Clock clock;
    private final OneTime oneTime = new OneTime();

    Phones(
            PhoneRecords records,
            AccountRecords accounts,
            Passwords passwords,
            Tries tries,
            Keyring keyring,
            Clock clock) {
        this.records = records;
        this.accounts = accounts;
        this.passwords = passwords;
        this.tries = tries;
        this.keyring = keyring;
        this.clock = clock;
    }

    /// The community workers for whom somebody may enrol phones and hold areas: those of units in the own
    /// territory.
    @Transactional(readOnly = true)
    public List<StaffMember> workers(SignedIn by) {
        var territory = by.territory();
        return records.workers(territory == null ? "" : territory.prefix(), today());
    }

    /// The division in which a worker's post acts; empty for everywhere.
    @Transactional(readOnly = true)
    public Optional<DivisionCode> territory(AccountId worker) {
        return worker(worker).flatMap(who -> Optional.ofNullable(who.territory()));
    }

    /// A one-time code for a worker's phone, good for a quarter of an hour; those before it stop working.
    ///
    /// Throws [Problem] `account-unknown` where the worker is none of [#workers].
    public Enrolment invite(AccountId worker, SignedIn by) {
        var invited = workers(by).stream()
                .filter(one -> one.account().equals(worker))
                .findFirst()
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "account-unknown"));
        var code = oneTime.code();
        var now = clock.instant();
        var expires = now.plus(CODE_LASTS);
        records.invite(digest(OneTime.plain(code)), worker, by.account(), now, expires);
        return new Enrolment(code, invited.name(), expires);
    }

    /// Enrols a phone for the worker for whom the code was made.
    ///
    /// Throws [Problem] `phone-key-form`, `pin-form`, `pin-common`, `phone-label-form`, or
    /// `enrolment-code-invalid`.
    ///
    /// @param pin six digits that the worker chose
    public SignedIn enrol(String code, String label, P256.Jwk key, String pin) {
        var read = P256.read(key).orElseThrow(() -> new Problem(Problem.Kind.INVALID, "phone-key-form"));
        requirePin(pin);
        var name = label.strip();
        if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_LABEL) {
            throw new Problem(Problem.Kind.INVALID, "phone-label-form", LONGEST_LABEL);
        }
        var hash = passwords.encode(pin);
        var who = records.use(digest(OneTime.plain(code)), clock.instant())
                .flatMap(this::worker)
                .orElseThrow(() -> new Problem(Problem.Kind.INVALID, "enrolment-code-invalid"));
        var phone = PhoneId.next();
        records.add(phone, who.account(), name, read.getEncoded(), hash);
        return who.by(phone);
    }

    /// What a phone signs to begin a working day. The house keeps nothing of it.
    ///
    /// Throws [Problem] `phone-unknown` or `phone-revoked`.
    @Transactional(readOnly = true)
    public String challenge(PhoneId phone) {
        proof(phone);
        return challenge(phone, clock.instant());
    }

    /// Signs a phone in for twelve hours.
    ///
    /// The number is looked at only where the signature is the phone's own: who does not have the phone can
    /// neither try numbers nor lock it out. Throws [Problem] as [#challenge], `challenge-over` or
    /// `signature-wrong`.
    @Transactional(propagation = Propagation.NEVER)
    public PhoneSignIn signIn(PhoneId phone, String challenge, byte[] signature, String pin) {
        var proof = proof(phone);
        requireOurs(phone, challenge);
        if (!P256.verifies(proof.key(), challenge.getBytes(StandardCharsets.UTF_8), signature)) {
            throw new Problem(Problem.Kind.FORBIDDEN, "signature-wrong");
        }
        var tried = tries.of(
                keyring.digest("phone|" + phone.value()),
                () -> passwords.matches(pin, proof.pinHash()) ? Optional.of(phone) : Optional.empty());
        return switch (tried) {
            case Tried.Right<PhoneId> right -> begin(phone);
            case Tried.Wrong<PhoneId> wrong -> new PhoneSignIn.WrongNumber();
            case Tried.Locked(var until) -> new PhoneSignIn.Locked(until);
        };
    }

    private PhoneSignIn begin(PhoneId phone) {
        var token = PREFIX + oneTime.token();
        var until = clock.instant().plus(SESSION_LASTS);
        records.begin(digest(token), phone, until);
        return new PhoneSignIn.Welcome(token, until);
    }

    /// Whether a bearer's token is a phone's, good or not.
    static boolean mayBe(String token) {
        return token.startsWith(PREFIX);
    }

    /// The worker whose phone has signed in under a token.
    ///
    /// Throws [Problem] `sign-in-over`, or `phone-revoked` at once where the phone was revoked or the
    /// worker's post has ended.
    @Transactional(readOnly = true)
    public SignedIn signedIn(String token) {
        var session = records.session(digest(token)).orElseThrow(Phones::over);
        if (session.revoked()) {
            throw revoked();
        }
        var who = worker(session.account()).orElseThrow(Phones::revoked);
        if (!session.expires().isAfter(clock.instant())) {
            throw over();
        }
        return who.by(session.phone());
    }

    /// The phones of the workers in one's territory, those that work first.
    @Transactional(readOnly = true)
    public List<Phone> list(SignedIn by) {
        return records.list(workers(by).stream().map(StaffMember::account).toList());
    }

    /// Revokes a phone: its sessions end at once, and at its next start it wipes what it holds of the
    /// register. Throws [Problem] `phone-unknown` where it is none of [#list].
    public void revoke(PhoneId phone, SignedIn by) {
        if (list(by).stream().noneMatch(one -> one.id().equals(phone))) {
            throw unknown();
        }
        records.revoke(phone, by.account(), clock.instant());
    }

    /// The worker of a phone, whatever became of it since: for what it carried and could not send.
    ///
    /// Throws [Problem] `phone-unknown`, and `account-unknown` where the worker's post has ended.
    @Transactional(readOnly = true)
    public SignedIn owner(PhoneId phone) {
        var account = records.proof(phone).orElseThrow(Phones::unknown).account();
        return worker(account)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "account-unknown"))
                .by(phone);
    }

    /// Sessions that are over are of no use to anybody.
    void forgetOver() {
        records.forgetOver(clock.instant().minus(SESSION_LASTS));
    }

    private Optional<SignedIn> worker(AccountId account) {
        return accounts.who(account, today()).filter(who -> who.role() == Role.COLLECTOR);
    }

    private PhoneRecords.Proof proof(PhoneId phone) {
        var proof = records.proof(phone).orElseThrow(Phones::unknown);
        if (proof.revoked() || worker(proof.account()).isEmpty()) {
            throw revoked();
        }
        return proof;
    }

    private static void requirePin(String pin) {
        if (!pin.matches("[0-9]{6}")) {
            throw new Problem(Problem.Kind.INVALID, "pin-form");
        }
        int step = pin.charAt(1) - pin.charAt(0);
        boolean even = true;
        for (int i = 2; i < pin.length(); i++) {
            even &= pin.charAt(i) - pin.charAt(i - 1) == step;
        }
        if (even) {
            throw new Problem(Problem.Kind.INVALID, "pin-common");
        }
    }

    // The instant in the clear, and a keyed digest of it and the phone.
    private String challenge(PhoneId phone, Instant at) {
        var digest = keyring.digest("phone-challenge|" + phone.value() + "|" + at.toEpochMilli());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(Long.BYTES + digest.length)
                        .putLong(at.toEpochMilli())
                        .put(digest)
                        .array());
    }

    private void requireOurs(PhoneId phone, String challenge) {
        try {
            var at = Instant.ofEpochMilli(
                    ByteBuffer.wrap(Base64.getUrlDecoder().decode(challenge)).getLong());
            var now = clock.instant();
            if (!at.isAfter(now)
                    && at.plus(CHALLENGE_LASTS).isAfter(now)
                    && MessageDigest.isEqual(bytes(challenge), bytes(challenge(phone, at)))) {
                return;
            }
        } catch (RuntimeException e) {
            // told below: it is none of ours
        }
        throw new Problem(Problem.Kind.FORBIDDEN, "challenge-over");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Problem unknown() {
        return new Problem(Problem.Kind.UNKNOWN, "phone-unknown");
    }

    private static Problem revoked() {
        return new Problem(Problem.Kind.GONE, "phone-revoked");
    }

    private static Problem over() {
        return new Problem(Problem.Kind.UNAUTHENTICATED, "sign-in-over");
    }

    private byte[] digest(String secret) {
        return keyring.digest("secret|" + secret);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
