package org.anju.kiosk;

import java.util.List;
import org.anju.accounts.Accounts;
import org.anju.accounts.SignedIn;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.PersonId;
import org.anju.shared.PurposeCode;
import org.springframework.stereotype.Component;

/// The person at a machine as the rest of the house knows them: a resident who looks at the own record, by
/// this way.
@Component
class AtMachine {

    private static final PurposeCode OWN_RECORD = new PurposeCode("own-record");

    private final Accounts accounts;
    private final Residents residents;

    AtMachine(Accounts accounts, Residents residents) {
        this.accounts = accounts;
        this.residents = residents;
    }

    SignedIn who(Standing standing) {
        return accounts.atMachine(subject(standing));
    }

    /// Under which record the person is kept now.
    PersonId subject(Standing standing) {
        return residents.survivor(standing.person());
    }

    /// The records that are this one person's.
    List<PersonId> subjects(Standing standing) {
        return residents.parts(subject(standing));
    }

    Access access(Standing standing) {
        return who(standing).access(OWN_RECORD, "self", Channel.KIOSK);
    }
}
