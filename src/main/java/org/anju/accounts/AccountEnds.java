package org.anju.accounts;

import org.anju.shared.AccountId;

/// What a module offers as a bean where it keeps something of accounts: it is told that one has ended,
/// within the transaction of that, and lets go of it. Nobody signs in with such an account again.
public interface AccountEnds {

    void ended(AccountId account);
}
