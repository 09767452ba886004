package org.anju.factors;

import org.anju.accounts.AccountEnds;
import org.anju.shared.AccountId;
import org.springframework.stereotype.Component;

/// Lets go of the factors of an account that has ended, with the names that their owner gave them.
@Component
class FactorDuties implements AccountEnds {

    private final FactorRecords records;
    private final PasskeyRecords passkeys;

    FactorDuties(FactorRecords records, PasskeyRecords passkeys) {
        this.records = records;
        this.passkeys = passkeys;
    }

    @Override
    public void ended(AccountId account) {
        records.removeApp(account);
        records.removeCodes(account);
        passkeys.removeAll(account);
    }
}
