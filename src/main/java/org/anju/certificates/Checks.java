package org.anju.certificates;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Look;
import org.anju.oversight.Shown;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Checks of presented certificates 核验: whoever presents one learns what it says and whether it still
/// holds, and nothing else; its holder learns that it was checked.
@Component
public class Checks {

    /// Checks of one certificate by one asker that make one entry.
    static final Duration TOGETHER = Duration.ofHours(1);

    /// Entries of one certificate in a day: a token that goes about does not drown what else the log says.
    static final int MOST_A_DAY = 50;

    /// Checks that a page shows.
    static final int MOST = 100;

    private final CertificateRecords certificates;
    private final CheckRecords records;
    private final SigningKeys keys;
    private final AccessLog accessLog;
    private final Keyring keyring;
    private final Clock clock;

    Checks(
            CertificateRecords certificates,
            CheckRecords records,
            SigningKeys keys,
            AccessLog accessLog,
            Keyring keyring,
            Clock clock) {
        this.certificates = certificates;
        this.records = records;
        this.keys = keys;
        this.accessLog = accessLog;
        this.keyring = keyring;
        this.clock = clock;
    }

    /// Signature, time, and the status of this moment. Of what this office has not signed nothing is looked
    /// up: whoever tries texts through learns nothing of anybody.
    ///
    /// @param asker tells askers apart, for some hours and only as a digest: a network address, an account
    @Transactional
    public Checked check(String presented, String asker, Access access) {
        var now = clock.instant();
        var found = new Verifying(keys.open(), now).find(presented);
        var content = found.content();
        if (content == null) {
            return found.checked();
        }
        tell(content.slot(), asker, access);
        return Verifying.judged(found.checked(), content.slot(), certificates.status(content.slot()), now);
    }

    private void tell(Slot slot, String asker, Access access) {
        var now = clock.instant();
        var holder = records.holder(slot);
        if (holder.isEmpty()
                || records.asked(slot, now.minus(Duration.ofDays(1))) >= MOST_A_DAY
                || !records.ask(slot, keyring.digest("checks|" + asker), now, now.minus(TOGETHER))) {
            return;
        }
        // An office's file number stays as it is: by it a court may have withheld the look.
        var under = access.role() == Role.SYSTEM
                ? access.under(access.file() + " · " + holder.get().number().spoken())
                : access;
        accessLog.wrote(under, Shown.CERTIFICATE, List.of(holder.get().subject()));
        records.add(holder.get(), under);
    }

    /// Checks of one certificate about any of these records, which are one person's; newest first.
    @Transactional(propagation = Propagation.NEVER)
    public List<Checking> list(Collection<PersonId> subjects, CertificateId certificate, Access access) {
        return accessLog.read(
                access, Look.OPENED, Shown.CERTIFICATE, subjects, () -> records.list(subjects, certificate, MOST));
    }
}
