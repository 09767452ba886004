package org.anju.residents;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Writes to the register in one transaction, again from the start where another writer got in between: the
/// guards of the database decide who came first.
@Component
public class Attempts {

    private static final int MOST = 8;

    private final TransactionTemplate transaction;

    Attempts(PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Within a transaction that goes on already the work is part of it, and of its attempts.
    public void run(Runnable work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            work.run();
            return;
        }
        for (int attempt = 1; ; attempt++) {
            try {
                transaction.executeWithoutResult(status -> work.run());
                return;
            } catch (DataIntegrityViolationException | TransientDataAccessException e) {
                if (attempt == MOST) {
                    throw e;
                }
            }
        }
    }
}
