package org.anju.fieldwork;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Look;
import org.anju.oversight.Shown;
import org.anju.shared.Access;
import org.anju.shared.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Opens and closes visits that wait, each time with an entry for all whom they concern. What was chosen is not carried into
/// the register here: at the join of the branches [Visits] does all three.
@Component
class HeldVisits {

    private final HeldVisitRecords records;
    private final AccessLog accessLog;
    private final TransactionTemplate transaction;

    HeldVisits(HeldVisitRecords records, AccessLog accessLog, PlatformTransactionManager transactions) {
        this.records = records;
        this.accessLog = accessLog;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Throws [Problem] `visit-decided`.
    HeldVisit get(VisitId id, Access access) {
        var subjects = records.subjects(id);
        return accessLog
                .read(access, Look.OPENED, Shown.HELD_ITEM, subjects, () -> records.find(id, subjects))
                .orElseThrow(HeldVisits::decided);
    }

    void decide(VisitId visit, List<Choice> choices, ReviewReason reason, Access access) {
        close(visit, access, () -> records.decide(visit, reason, access.by()));
    }

    void returnTo(VisitId visit, ReturnReason reason, Access access) {
        close(visit, access, () -> records.giveBack(visit, reason, access.by()));
    }

    private void close(VisitId visit, Access access, BooleanSupplier closed) {
        transaction.executeWithoutResult(status -> {
            accessLog.wrote(access, Shown.DECISION, records.subjects(visit));
            if (!closed.getAsBoolean()) {
                throw decided();
            }
        });
    }

    private static Problem decided() {
        return new Problem(Problem.Kind.UNKNOWN, "visit-decided");
    }
}
