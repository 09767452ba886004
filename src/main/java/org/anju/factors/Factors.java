package org.anju.factors;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.anju.accounts.OneTime;
import org.anju.accounts.SignedIn;
import org.anju.accounts.Tried;
import org.anju.accounts.Tries;
import org.anju.shared.AccountId;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The second factors of accounts: an authenticator app, passkeys, and recovery codes for the day on which
/// these are lost.
@Component
@Transactional
public class Factors {

    private static final int CODES = 10;

    private final FactorRecords records;
    private final PasskeyRecords passkeys;
    private final Tries tries;
    private final Keyring keyring;
    private final Clock clock;
    private final OneTime oneTime = new OneTime();

    Factors(FactorRecords records, PasskeyRecords passkeys, Tries tries, Keyring keyring, Clock clock) {
        this.records = records;
        this.passkeys = passkeys;
        this.tries = tries;
        this.keyring = keyring;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public FactorState of(SignedIn who) {
        return new FactorState(
                records.app(who.account()).map(FactorRecords.App::made).orElse(null),
                records.codesLeft(who.account()),
                passkeys.of(who.account()));
    }

    @Transactional(readOnly = true)
    public boolean hasAny(SignedIn who) {
        return records.hasAny(who.account());
    }

    /// Takes an authenticator app, once it has shown that it has the secret. Another app is added by removing
    /// the one before: who holds two secrets has lost sight of one.
    ///
    /// @param code what the app shows
    public void addApp(SignedIn who, String secret, String code) {
        var step = Totp.stepOf(secret, OneTime.plain(code), clock.instant(), 0);
        if (step.isEmpty()) {
            throw new Problem(Problem.Kind.INVALID, "factor-code-wrong");
        }
        if (!records.addApp(who.account(), keyring.seal(secret), step.getAsLong(), clock.instant())) {
            throw new Problem(Problem.Kind.CONFLICT, "app-there-already");
        }
    }

    public void removeApp(SignedIn who) {
        records.removeApp(who.account());
        forgetCodes(who);
    }

    public void removePasskey(SignedIn who, String reference) {
        passkeys.remove(who.account(), reference);
        forgetCodes(who);
    }

    // Codes for the loss of what there is none of would be a weak factor of their own.
    private void forgetCodes(SignedIn who) {
        if (!records.hasAny(who.account())) {
            records.removeCodes(who.account());
        }
    }

    /// Ten recovery codes, shown once; those before them stop working.
    public List<String> makeCodes(SignedIn who) {
        var codes = Stream.generate(oneTime::code).limit(CODES).toList();
        records.replaceCodes(
                who.account(),
                codes.stream()
                        .map(code -> digest(who.account(), OneTime.plain(code)))
                        .toList(),
                clock.instant());
        return codes;
    }

    /// Whether a typed code is one of the app or a recovery code; each counts once. Wrong ones are counted,
    /// and after a few one waits. The wait keeps nobody out of the account: a passkey is no code.
    @Transactional(propagation = Propagation.NEVER)
    public Tried<SignedIn> check(SignedIn who, String typed) {
        var plain = OneTime.plain(typed);
        return tries.of(
                keyring.digest("factor|" + who.account().value()),
                () -> right(who.account(), plain) ? Optional.of(who) : Optional.empty());
    }

    private boolean right(AccountId account, String plain) {
        if (plain.length() > 6) {
            return records.useCode(account, digest(account, plain), clock.instant());
        }
        var app = records.app(account);
        if (app.isEmpty()) {
            return false;
        }
        var secret = keyring.unseal(app.get().secret());
        var step = Totp.stepOf(secret, plain, clock.instant(), app.get().lastStep());
        return step.isPresent() && records.useStep(account, step.getAsLong());
    }

    private byte[] digest(AccountId account, String code) {
        return keyring.digest("recovery|" + account.value() + "|" + code);
    }
}
