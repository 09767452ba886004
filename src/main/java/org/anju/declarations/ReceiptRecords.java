package org.anju.declarations;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.anju.residents.ObservationId;
import org.anju.shared.ReceiptNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ReceiptRecords {

    private static final String ADD = """
            insert into declarations.receipt (number, kind, state, observation, confirmed, made_on, opens)
            values (:number, :kind, :state, :observation::uuid, :confirmed, :madeOn, :opens)
            on conflict (number) do nothing
            """;

    private static final String FIND = """
            select number, kind, state, observation, confirmed, made_on, opens
            from declarations.receipt
            where number = :number
            """;

    private static final String DECIDE = "update declarations.receipt set state = :state where number = :number";

    private static final String FORGET = "delete from declarations.receipt where made_on < :before";

    private final JdbcClient db;

    ReceiptRecords(JdbcClient db) {
        this.db = db;
    }

    /// @param state how far it is, where no observation tells it
    /// @param opens before it the observation is not asked
    record Kept(
            ReceiptNumber number,
            Tracked.Kind kind,
            Tracked.State state,
            @Nullable ObservationId observation,
            boolean confirmed,
            LocalDate madeOn,
            Instant opens) {}

    /// False where the number is taken.
    boolean add(Kept kept) {
        var observation = kept.observation();
        return db.sql(ADD)
                        .param("number", kept.number().digits())
                        .param("kind", kept.kind().name())
                        .param("state", kept.state().name())
                        .param("observation", observation == null ? null : observation.value())
                        .param("confirmed", kept.confirmed())
                        .param("madeOn", kept.madeOn())
                        .param("opens", kept.opens().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<Kept> find(ReceiptNumber number) {
        return db.sql(FIND)
                .param("number", number.digits())
                .query((row, n) -> {
                    var observation = row.getObject("observation", UUID.class);
                    return new Kept(
                            number,
                            Tracked.Kind.valueOf(row.getString("kind")),
                            Tracked.State.valueOf(row.getString("state")),
                            observation == null ? null : new ObservationId(observation),
                            row.getBoolean("confirmed"),
                            row.getObject("made_on", LocalDate.class),
                            row.getObject("opens", OffsetDateTime.class).toInstant());
                })
                .optional();
    }

    void decide(String number, Tracked.State state) {
        db.sql(DECIDE).param("number", number).param("state", state.name()).update();
    }

    int forgetBefore(LocalDate day) {
        return db.sql(FORGET).param("before", day).update();
    }
}
