package org.anju.residents;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.anju.dwellings.DwellingId;
import org.anju.dwellings.Dwellings;
import org.anju.dwellings.Located;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Look;
import org.anju.oversight.Shown;
import org.anju.shared.Access;
import org.anju.shared.Problem;
import org.anju.shared.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What waits for a person to decide 待核事项: the queue in view, and each item accepted or refused.
@Component
public class HeldItems {

    private final HeldRecords records;
    private final Observations observations;
    private final Dwellings dwellings;
    private final AccessLog accessLog;
    private final Clock clock;
    private final TransactionTemplate transaction;

    HeldItems(
            HeldRecords records,
            Observations observations,
            Dwellings dwellings,
            AccessLog accessLog,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.records = records;
        this.observations = observations;
        this.dwellings = dwellings;
        this.accessLog = accessLog;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// How many wait; nobody is read for it.
    public long count() {
        return records.count();
    }

    /// Those that wait, oldest first; each person concerned will see that they were in this list.
    ///
    /// @param after the last item of the page before; `null` for the first page
    public List<HeldItem> list(@Nullable ObservationId after, int limit, Access access) {
        var waiting = records.waiting(after, limit);
        return accessLog.read(
                access,
                Look.LISTED,
                Shown.HELD_ITEM,
                waiting.stream().map(HeldRecords.Waiting::subject).toList(),
                () -> records.list(waiting));
    }

    /// One that waits; [Problem] `held-item-unknown` where it was decided meanwhile.
    public HeldItem get(ObservationId id, Access access) {
        var subject = records.subjectOf(id).orElseThrow(HeldItems::unknown);
        return accessLog
                .read(
                        access,
                        Look.OPENED,
                        Shown.HELD_ITEM,
                        List.of(subject),
                        () -> records.list(List.of(new HeldRecords.Waiting(subject, id))))
                .getFirst();
    }

    /// Takes one into the register: the officer has found out that it is right.
    ///
    /// What the identity number states of birth and sex wins over what stood beside it. A name that differs
    /// does not change the recorded one. Throws [Problem] `held-item-unknown` or `dwelling-needed`.
    ///
    /// @param home the dwelling that the officer chose; `null` to resolve the address as written
    public void accept(ObservationId id, @Nullable DwellingId home, Access access) {
        var item = get(id, access);
        if (!(Examination.of(item.declaration(), LocalDate.now(clock)) instanceof Examination.Sound sound)) {
            throw new Problem(Problem.Kind.CONFLICT, "held-item-unusable");
        }
        var located = home == null
                ? dwellings.resolve(List.of(item.declaration().address())).getFirst()
                : dwellings.get(home).found();
        if (!(located instanceof Located.Found found)) {
            throw new Problem(Problem.Kind.INVALID, "dwelling-needed");
        }
        observations.decided(
                item,
                sound,
                found,
                access,
                () -> close(id, Verdict.Kind.ACCEPTED, item.verdict().reason()));
    }

    /// Refuses one. It stays among the observations, with the decision.
    public void refuse(ObservationId id, Access access) {
        var item = get(id, access);
        transaction.executeWithoutResult(status -> {
            accessLog.wrote(access, Shown.DECISION, List.of(item.subject()));
            close(id, Verdict.Kind.REFUSED, "refused-by-officer");
        });
    }

    private void close(ObservationId id, Verdict.Kind verdict, String reason) {
        if (!records.close(id, verdict, reason)) {
            throw unknown();
        }
    }

    private static Problem unknown() {
        return new Problem(Problem.Kind.UNKNOWN, "held-item-unknown");
    }
}
