package org.anju.factors;

import java.time.Clock;
import java.util.Optional;
import org.anju.accounts.Accounts;
import org.anju.accounts.SignedIn;
import org.anju.shared.AccountId;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Passkeys 通行密钥 (WebAuthn): a key that stays in the holder's telephone, computer or token and signs for this
/// house alone, so that it can be neither told nor phished. A second factor; and, where it recognises its
/// holder itself, both factors at once.
@Component
@Transactional
public class Passkeys {

    private static final int LONGEST_NAME = 60;

    private final PasskeyRecords records;
    private final Accounts accounts;
    private final Keyring keyring;
    private final Clock clock;

    Passkeys(PasskeyRecords records, Accounts accounts, Keyring keyring, Clock clock) {
        this.records = records;
        this.accounts = accounts;
        this.keyring = keyring;
        this.clock = clock;
    }

    /// By what an authenticator tells accounts apart; says nothing of whose it is.
    byte[] user(AccountId account) {
        return keyring.digest("passkey|" + account.value());
    }

    /// Takes a new passkey, if the answer is to what was asked.
    void add(SignedIn who, String name, String answer, Asked asked) {
        var called = name.strip();
        if (called.isEmpty() || called.codePointCount(0, called.length()) > LONGEST_NAME) {
            throw new Problem(Problem.Kind.INVALID, "passkey-name", LONGEST_NAME);
        }
        var created =
                Answer.created(answer, asked).orElseThrow(() -> new Problem(Problem.Kind.INVALID, "passkey-refused"));
        if (!records.add(
                who.account(), created.credential(), called, created.attested(), created.counter(), clock.instant())) {
            throw new Problem(Problem.Kind.CONFLICT, "passkey-refused");
        }
    }

    /// Whether the answer is by a passkey of the account, to what was asked.
    boolean shown(SignedIn who, String answer, Asked asked) {
        return account(answer, asked, false).filter(who.account()::equals).isPresent();
    }

    /// Who signs in with a passkey alone; empty where the answer is by none that is known, or did not
    /// recognise its holder.
    Optional<SignedIn> signIn(String answer, Asked asked) {
        return account(answer, asked, true).flatMap(accounts::findById);
    }

    private Optional<AccountId> account(String answer, Asked asked, boolean verified) {
        return Answer.given(answer, asked, verified, records::find)
                .filter(known -> records.use(known.credential(), known.counter(), clock.instant()))
                .flatMap(known -> records.find(known.credential()))
                .map(PasskeyRecords.Kept::account);
    }
}
