package org.anju.residents;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Look;
import org.anju.oversight.Shown;
import org.anju.shared.Access;
import org.anju.shared.IdentityNumber;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Who was registered or declared 新近登记, for a module that looks at each once, afterwards: keys and keyed
/// digests, one person at a time. Nothing here takes or gives the digests of several persons.
@Component
@Transactional
public class Arrivals {

    private final ArrivalRecords records;
    private final MergedRecords merged;
    private final Together together;
    private final Residents residents;
    private final AccessLog accessLog;
    private final Keyring keyring;

    Arrivals(
            ArrivalRecords records,
            MergedRecords merged,
            Together together,
            Residents residents,
            AccessLog accessLog,
            Keyring keyring) {
        this.records = records;
        this.merged = merged;
        this.together = together;
        this.residents = residents;
        this.accessLog = accessLog;
        this.keyring = keyring;
    }

    /// Somebody of whom something was accepted.
    ///
    /// @param act by which it came into the register
    public record Arrival(PersonId person, UUID act) {}

    /// The oldest that nobody was told of; those who came themselves before those who came in a file or
    /// from another program.
    public List<Arrival> waiting(int most) {
        return records.waiting(most);
    }

    /// This one was told; part of the transaction in which it was dealt with, so that none is lost.
    @Transactional(propagation = Propagation.MANDATORY)
    public void told(Arrival arrival) {
        records.told(arrival);
    }

    /// The documents of one person.
    public List<Digest> identities(PersonId person) {
        return records.identities(person);
    }

    /// Whose document this is.
    public Optional<PersonId> holder(Digest identity) {
        return records.holder(identity);
    }

    /// What the register would know this document by.
    public Digest identity(IdentityNumber number) {
        return new Digest(keyring.digest(Item.numberText(number)));
    }

    /// Where one person lives by the register today, and nothing else; empty where that is in no dwelling. The
    /// look is in the person's log, under the file number of the access, before it shows anything.
    @Transactional(propagation = Propagation.NEVER)
    public Optional<String> address(PersonId person, Access access) {
        var now = residents.now();
        var parts = merged.together(merged.survivor(person, null), null);
        return accessLog.read(
                access,
                Look.OPENED,
                Shown.HANDED_OVER,
                parts,
                () -> together.read(parts, now).stream()
                        .flatMap(whole -> whole.stays().stream())
                        .filter(stay -> stay.abode() instanceof Abode.Home
                                && stay.days().possibleOn(now.validOn()))
                        .map(stay -> stay.abode().address())
                        .findFirst());
    }
}
