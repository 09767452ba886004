package org.anju.oversight;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.anju.merkle.Proof;
import org.anju.shared.Access;
import org.anju.shared.Ids;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// No log, no read: the entry for a look at a person is committed before the row can be read, and the
/// database holds to it.
///
/// The row policies of every table about persons ask [oversight.being_seen] (migration V1): a row comes back
/// only under an access whose entry about exactly that person another transaction has committed within thirty
/// seconds. A write leaves its entry in its own transaction and is refused without it.
///
/// Each entry becomes a leaf of the transparency log ([Checkpoints]). Where that has stood still for too
/// long, nobody is read either.
@Component
public class AccessLog {

    private final AccessRecords records;
    private final Purposes purposes;
    private final Checkpoints checkpoints;
    private final LogWatch watch;
    private final TransactionTemplate entering;
    private final TransactionTemplate reading;

    AccessLog(
            AccessRecords records,
            Purposes purposes,
            Checkpoints checkpoints,
            LogWatch watch,
            PlatformTransactionManager transactions) {
        this.records = records;
        this.purposes = purposes;
        this.checkpoints = checkpoints;
        this.watch = watch;
        this.entering = new TransactionTemplate(transactions);
        this.entering.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /// Commits an entry for each subject, then reads under it.
    ///
    /// Called outside a transaction: a reader that held one would wait for a second connection while keeping
    /// the first.
    ///
    /// @param rows reads what the row policies now let through; runs in a read-only transaction
    @Transactional(propagation = Propagation.NEVER)
    public <T extends @Nullable Object> T read(
            Access access, Look look, Shown shown, Collection<PersonId> subjects, Supplier<T> rows) {
        if (!purposes.require(access).shows(shown)) {
            throw less(access, shown);
        }
        watch.require();
        var id = Ids.next();
        if (!subjects.isEmpty()) {
            entering.executeWithoutResult(
                    status -> records.enter(id, access, AccessEntry.Kind.valueOf(look.name()), shown, subjects));
        }
        return reading.execute(status -> {
            records.open(id);
            return rows.get();
        });
    }

    /// Leaves an entry for each subject in the caller's transaction and lets it write their rows.
    @Transactional(propagation = Propagation.MANDATORY)
    public void wrote(Access access, Shown shown, Collection<PersonId> subjects) {
        if (purposes.require(access).territory() == Purpose.Territory.NOBODY) {
            throw less(access, shown);
        }
        var id = Ids.next();
        records.open(id);
        records.enter(id, access, AccessEntry.Kind.WRITTEN, shown, subjects);
    }

    private static Problem less(Access access, Shown shown) {
        return new Problem(Problem.Kind.FORBIDDEN, "purpose-opens-less", access.purpose(), shown);
    }

    /// Who looked at a person, newest first. Reading it is itself a look.
    ///
    /// @param before the access after which to go on, as the last line of the page before; `null` for the
    ///     newest
    @Transactional(propagation = Propagation.NEVER)
    public List<AccessEntry> listAbout(PersonId subject, Access access, @Nullable UUID before, int limit) {
        return listAbout(List.of(subject), access, before, limit);
    }

    /// Who looked at any of these records, which are one person's; a look at several of them stands once.
    @Transactional(propagation = Propagation.NEVER)
    public List<AccessEntry> listAbout(Collection<PersonId> subjects, Access access, @Nullable UUID before, int limit) {
        return read(
                access,
                Look.OPENED,
                Shown.ACCESS_LOG,
                subjects,
                () -> records.list(subjects, before, limit, sees(access)));
    }

    /// The proof that a line of this list is in the transparency log, which its reader can keep and check
    /// anywhere. Reading it is itself a look.
    ///
    /// @param subjects the records of one person
    @Transactional(propagation = Propagation.NEVER)
    public Proof proof(Collection<PersonId> subjects, Access access, UUID line) {
        return read(
                access,
                Look.OPENED,
                Shown.ACCESS_LOG,
                subjects,
                () -> records.find(subjects, line, sees(access))
                        .flatMap(entry -> checkpoints.proof(subjects, line))
                        .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "proof-unknown")));
    }

    /// One look at any of these records, which are one person's; empty where there was none under this key.
    @Transactional(propagation = Propagation.NEVER)
    public Optional<AccessEntry> find(Collection<PersonId> subjects, UUID look, Access access) {
        return read(access, Look.OPENED, Shown.ACCESS_LOG, subjects, () -> records.find(subjects, look, sees(access)));
    }

    /// Who looked at any of these records, which are one person's, within a time: how many looks there
    /// were, and a part of them. Asking is itself a look, which only the next who asks is told of.
    @Transactional(propagation = Propagation.NEVER)
    public AccessPart part(Collection<PersonId> subjects, AccessWindow window, Access access) {
        return read(
                access, Look.OPENED, Shown.ACCESS_LOG, subjects, () -> records.part(subjects, window, sees(access)));
    }

    /// How many looks there were since whoever asks last read who looked at these records, the own ones aside.
    /// Asked within a look that is made already, and no look of its own.
    @Transactional(propagation = Propagation.MANDATORY)
    public int newSince(Collection<PersonId> subjects, Access access) {
        return records.newSince(subjects, access.by(), sees(access));
    }

    /// Since when looks are kept.
    @Transactional(readOnly = true)
    public Instant keptSince() {
        return records.keptSince();
    }

    /// Whether looks are refused because the transparency log has stood still for too long.
    @Transactional(propagation = Propagation.NEVER)
    public boolean behind() {
        return watch.late().isPresent();
    }

    // What a judicial order withholds is withheld from those whom it is about, and from nobody who inspects.
    private static boolean sees(Access access) {
        return access.role() == Role.AUDITOR;
    }
}
