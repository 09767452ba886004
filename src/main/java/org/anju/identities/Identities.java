package org.anju.identities;

import java.util.Optional;
import org.anju.accounts.Accounts;
import org.anju.accounts.SignedIn;
import org.anju.shared.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Which account is whose, as an identity provider knows them. Bound by the account itself when it is
/// signed in: a provider never makes an account, and never another post.
@Component
@Transactional
public class Identities {

    private final IdentityRecords records;
    private final Accounts accounts;

    Identities(IdentityRecords records, Accounts accounts) {
        this.records = records;
        this.accounts = accounts;
    }

    /// The account of whom the provider has authenticated, in the post that it has today; empty where none is
    /// bound, or it has ended.
    @Transactional(readOnly = true)
    Optional<SignedIn> signIn(Identity identity) {
        return records.account(identity).flatMap(accounts::findById);
    }

    /// Binds it to an account; one before it is forgotten. Throws [Problem] `identity-taken` where it is
    /// bound to another account.
    void connect(SignedIn who, Identity identity) {
        records.forget(identity.issuer(), who.account());
        if (!records.add(identity, who.account())) {
            throw new Problem(Problem.Kind.CONFLICT, "identity-taken");
        }
    }

    void disconnect(SignedIn who) {
        records.forgetAll(who.account());
    }

    @Transactional(readOnly = true)
    boolean isConnected(SignedIn who) {
        return records.isBound(who.account());
    }
}
