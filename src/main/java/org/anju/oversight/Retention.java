package org.anju.oversight;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.anju.shared.Access;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// The schedule of retention 保存期限表, and what carries it out: nothing is kept for longer than the
/// schedule says, whoever forgets about it. What should go before its time takes two persons.
@Component
public class Retention {

    /// For how many days a back-up is kept (docs/operations.md): what was erased is in none after that.
    public static final int BACKUP_DAYS = 30;

    /// Rows or records of one transaction. Each one that erases leaves an event of the house.
    static final int PART = 1_000;

    private final RetentionRecords records;
    private final HouseEvents events;
    private final ObjectProvider<Retained> kept;
    private final Clock clock;
    private final TransactionTemplate transactions;

    Retention(
            RetentionRecords records,
            HouseEvents events,
            ObjectProvider<Retained> kept,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.records = records;
        this.events = events;
        this.kept = kept;
        this.clock = clock;
        this.transactions = new TransactionTemplate(transactions);
    }

    @Bean
    static Retained entriesRetained(RetentionRecords records) {
        return new Retained("access-entries", (before, most) -> records.eraseEntries(most));
    }

    /// What a run has erased under a rule, or a trial would.
    public record Done(RetentionRule rule, long erased) {}

    @Transactional(readOnly = true)
    public List<RetentionRule> schedule() {
        return records.list();
    }

    /// Erases all that is due, part by part. Where a part fails, what was erased before it stays erased,
    /// and the other lines of the schedule are carried out all the same; then it throws. Throws [Problem]
    /// `retention-busy` where another house on this database is at it.
    @Transactional(propagation = Propagation.NEVER)
    public List<Done> run(Access access) {
        var done = new ArrayList<Done>();
        RuntimeException failed = null;
        for (var rule : schedule()) {
            try {
                done.add(new Done(
                        rule,
                        whole(() -> Objects.requireNonNull(transactions.execute(status -> {
                            records.requireAlone();
                            return erase(rule, access);
                        })))));
            } catch (RuntimeException e) {
                if (failed == null) {
                    failed = e;
                } else {
                    failed.addSuppressed(e);
                }
            }
        }
        if (failed != null) {
            throw failed;
        }
        return done;
    }

    /// The same, and takes it back: what a run would erase now.
    @Transactional(propagation = Propagation.NEVER)
    public List<Done> tryOut(Access access) {
        var done = new ArrayList<Done>();
        for (var rule : schedule()) {
            transactions.executeWithoutResult(status -> {
                status.setRollbackOnly();
                done.add(new Done(rule, whole(() -> erase(rule, access))));
            });
        }
        return done;
    }

    private static long whole(LongSupplier part) {
        long all = 0;
        long now;
        do {
            now = part.getAsLong();
            all += now;
        } while (now >= PART);
        return all;
    }

    private long erase(RetentionRule rule, Access access) {
        var retained =
                kept.stream().filter(one -> one.rule().equals(rule.code())).toList();
        long erased = 0;
        for (var one : retained) {
            erased += one.eraser().erase(rule.dueBefore(), PART);
        }
        records.ran(rule.code(), LocalDate.now(clock), erased);
        if (erased > 0) {
            events.happened("PURGED", Map.of("erased", erased, "rule", rule.code()), access);
        }
        return erased;
    }
}
