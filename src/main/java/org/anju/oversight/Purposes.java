package org.anju.oversight;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.anju.shared.Access;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The catalogue of purposes 查询用途目录: what persons may be looked at for, by whom, on which legal basis.
///
/// It is asked at each look, several times, and changes once in a while: what was read is good for a minute.
@Component
@Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
public class Purposes {

    private static final Duration GOOD_FOR = Duration.ofMinutes(1);

    private final PurposeRecords records;
    private final AtomicReference<Catalogue> catalogue = new AtomicReference<>(unread());

    Purposes(PurposeRecords records) {
        this.records = records;
    }

    /// The catalogue as it was read.
    ///
    /// @param at by [System#nanoTime()]
    private record Catalogue(List<Purpose> purposes, long at) {

        boolean good() {
            return !purposes.isEmpty() && System.nanoTime() - at < GOOD_FOR.toNanos();
        }
    }

    private static Catalogue unread() {
        return new Catalogue(List.of(), 0);
    }

    /// Those that may be opened, as published.
    public List<Purpose> current() {
        return list().stream().filter(purpose -> purpose.ended() == null).toList();
    }

    /// The catalogue is being changed in this transaction: who asks after its commit reads it anew, and
    /// other programs on this database do within a minute. Not before: whoever asked in between would keep
    /// what was.
    void changed() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                catalogue.set(unread());
            }
        });
    }

    /// All that ever were: what was done under one that has ended is still told.
    public List<Purpose> list() {
        var known = catalogue.get();
        if (known.good()) {
            return known.purposes();
        }
        var read = new Catalogue(List.copyOf(records.list()), System.nanoTime());
        // What was read before a change must not outlast it.
        catalogue.compareAndSet(known, read);
        return read.purposes();
    }

    /// The purposes that a role may open, in the order of the catalogue.
    public List<Purpose> listFor(Role role) {
        return current().stream()
                .filter(purpose -> purpose.roles().contains(role))
                .toList();
    }

    public Purpose get(PurposeCode code) {
        return list().stream()
                .filter(purpose -> purpose.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "purpose-unknown", code));
    }

    /// The purpose of an access, if its role may use it; otherwise a [Problem] `purpose-not-for-role`.
    public Purpose require(Access access) {
        var purpose = get(access.purpose());
        if (!purpose.roles().contains(access.role())) {
            throw new Problem(Problem.Kind.FORBIDDEN, "purpose-not-for-role", access.purpose(), access.role());
        }
        if (purpose.ended() != null) {
            throw new Problem(Problem.Kind.FORBIDDEN, "purpose-ended", access.purpose());
        }
        return purpose;
    }
}
