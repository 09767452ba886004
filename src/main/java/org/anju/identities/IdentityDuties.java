package org.anju.identities;

import org.anju.accounts.AccountEnds;
import org.anju.shared.AccountId;
import org.springframework.stereotype.Component;

/// Unbinds an account that has ended: whoever comes back binds the same identity to the new one.
@Component
class IdentityDuties implements AccountEnds {

    private final IdentityRecords records;

    IdentityDuties(IdentityRecords records) {
        this.records = records;
    }

    @Override
    public void ended(AccountId account) {
        records.forgetAll(account);
    }
}
