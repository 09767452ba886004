package org.anju.declarations;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.anju.declarations.Tracked.Kind;
import org.anju.declarations.Tracked.State;
import org.anju.residents.ObservationId;
import org.anju.residents.Observations;
import org.anju.shared.ReceiptNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Receipts 回执: everybody who hands something in can ask by its number how far it is.
@Component
@Transactional
public class Receipts {

    /// For so long a declaration that nobody has confirmed says no more than that it is being checked,
    /// whatever has become of it: an answer at once would tell whoever tries numbers what the register holds.
    static final Duration SILENT = Duration.ofDays(3);

    private final ReceiptRecords records;
    private final Observations observations;
    private final Clock clock;

    Receipts(ReceiptRecords records, Observations observations, Clock clock) {
        this.records = records;
        this.observations = observations;
        this.clock = clock;
    }

    /// A receipt for something that is not a declaration.
    void issue(ReceiptNumber number, Kind kind, State state) {
        add(new ReceiptRecords.Kept(number, kind, state, null, false, today(), clock.instant()));
    }

    /// A receipt for a declaration, whose observation tells how far it is.
    ///
    /// @param confirmed whether a landlord has confirmed it
    /// @param silent whether the answer has to wait
    void issue(ReceiptNumber number, @Nullable ObservationId observation, boolean confirmed, boolean silent) {
        var opens = silent ? clock.instant().plus(SILENT) : clock.instant();
        add(new ReceiptRecords.Kept(number, Kind.DECLARATION, State.CHECKING, observation, confirmed, today(), opens));
    }

    private void add(ReceiptRecords.Kept kept) {
        if (!records.add(kept)) {
            throw new DuplicateKeyException("The number of a receipt was drawn twice. Trying again will help.");
        }
    }

    /// What has become of what was handed in; empty where there is no such receipt.
    @Transactional(readOnly = true)
    public Optional<Tracked> find(ReceiptNumber number) {
        return records.find(number)
                .map(kept -> new Tracked(kept.number(), kept.kind(), state(kept), kept.confirmed(), kept.madeOn()));
    }

    void decide(String number, State state) {
        records.decide(number, state);
    }

    private State state(ReceiptRecords.Kept kept) {
        var observation = kept.observation();
        if (observation == null || kept.opens().isAfter(clock.instant())) {
            return kept.state();
        }
        return switch (observations.state(observation)) {
            case ACCEPTED, ALREADY_KNOWN -> State.IN_REGISTER;
            case HELD -> State.CHECKING;
            case REFUSED -> State.NOT_TAKEN;
        };
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
