package org.anju.notices;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Look;
import org.anju.oversight.Shown;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.Ids;
import org.anju.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// What a person is told 通知: in the portal at once, and by the ways that the person has chosen, that there is
/// something to read there.
@Component
public class Notices {

    private final NoticeRecords records;
    private final LetterRecords letters;
    private final Letters outbox;
    private final Residents residents;
    private final AccessLog accessLog;
    private final TransactionTemplate writing;

    Notices(
            NoticeRecords records,
            LetterRecords letters,
            Letters outbox,
            Residents residents,
            AccessLog accessLog,
            PlatformTransactionManager transactions) {
        this.records = records;
        this.letters = letters;
        this.outbox = outbox;
        this.residents = residents;
        this.accessLog = accessLog;
        this.writing = new TransactionTemplate(transactions);
    }

    /// Tells a person something, in the caller's transaction: what is rolled back was never told, and nothing
    /// is sent before the commit. Where that transaction has left its entry about the person already, there is
    /// no second one.
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(PersonId subject, Notice notice, Access access) {
        tell(subject, notice, null, access);
    }

    /// The same for what a law wants told in time: by e-mail and SMS it goes at night, and beyond the number of
    /// a day, where the next morning would be too late.
    ///
    /// @param latest when it would be too late
    @Transactional(propagation = Propagation.MANDATORY)
    public void tellInTime(PersonId subject, Notice notice, Instant latest, Access access) {
        tell(subject, notice, latest, access);
    }

    private void tell(PersonId subject, Notice notice, @Nullable Instant latest, Access access) {
        var survivor = residents.survivor(subject);
        if (!records.isBeingWritten(survivor)) {
            accessLog.wrote(access, Shown.NOTICE, List.of(survivor));
        }
        var key = Ids.next();
        records.add(survivor, key, notice, access.unitName());
        letters.carry(survivor, key, outbox.ways(), outbox.firstDue(), latest);
    }

    /// What a person with these records was told, newest first; what stands on the page has been read from now
    /// on.
    ///
    /// @param before the one after which to go on; `null` for the newest
    @Transactional(propagation = Propagation.NEVER)
    public List<NoticeLine> open(Collection<PersonId> parts, @Nullable UUID before, int most, Access access) {
        var lines = accessLog.read(access, Look.OPENED, Shown.NOTICE, parts, () -> records.list(parts, before, most));
        var unread =
                lines.stream().filter(NoticeLine::unread).map(NoticeLine::key).toList();
        if (!unread.isEmpty()) {
            writing.executeWithoutResult(status -> {
                accessLog.wrote(access, Shown.NOTICE, parts);
                records.opened(parts, unread);
            });
        }
        return lines;
    }

    /// How many a person with these records has not read. Nothing of them is looked at.
    @Transactional(propagation = Propagation.SUPPORTS)
    public int unread(Collection<PersonId> parts) {
        return records.unread(parts);
    }
}
