package org.anju.residents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.dwellings.DwellingId;
import org.anju.shared.Channel;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The queue of declarations that wait. The queue itself names nobody; what they say is read under an entry.
@Repository
class HeldRecords {

    private static final String WAITING = """
            select subject, observation
            from residents.inbox
            where verdict = 'HELD' and (:after::uuid is null or observation > :after::uuid)
            order by observation
            limit :limit
            """;

    private static final String WAITS = """
            select subject
            from residents.inbox
            where observation = :observation and verdict = 'HELD'
            """;

    private static final String COUNT = "select count(*) from residents.inbox where verdict = 'HELD'";

    private static final String LIST = """
            select subject, observation, content, reason, arguments, candidates, at, unit_name, channel
            from residents.observation
            where subject = any (:subjects::uuid[]) and observation = any (:observations::uuid[])
            order by observation
            """;

    private static final String CLOSE = """
            update residents.inbox
            set verdict = :verdict, reason = :reason
            where observation = :observation and verdict = 'HELD'
            """;

    private final JdbcClient db;
    private final JsonMapper json;
    private final Keyring keyring;

    HeldRecords(JdbcClient db, JsonMapper json, Keyring keyring) {
        this.db = db;
        this.json = json;
        this.keyring = keyring;
    }

    /// A place in the queue.
    record Waiting(PersonId subject, ObservationId observation) {}

    List<Waiting> waiting(@Nullable ObservationId after, int limit) {
        return db.sql(WAITING)
                .param("after", after == null ? null : after.value())
                .param("limit", limit)
                .query((row, n) -> new Waiting(
                        new PersonId(row.getObject("subject", UUID.class)),
                        new ObservationId(row.getObject("observation", UUID.class))))
                .list();
    }

    Optional<PersonId> subjectOf(ObservationId waiting) {
        return db.sql(WAITS)
                .param("observation", waiting.value())
                .query((row, n) -> new PersonId(row.getObject("subject", UUID.class)))
                .optional();
    }

    long count() {
        return db.sql(COUNT).query(Long.class).single();
    }

    List<HeldItem> list(Collection<Waiting> waiting) {
        return db.sql(LIST)
                .param(
                        "subjects",
                        waiting.stream().map(w -> w.subject().value()).toArray(UUID[]::new))
                .param(
                        "observations",
                        waiting.stream().map(w -> w.observation().value()).toArray(UUID[]::new))
                .query(this::item)
                .list();
    }

    /// Takes an item out of the queue; false where somebody else did so before.
    boolean close(ObservationId observation, Verdict.Kind verdict, String reason) {
        return db.sql(CLOSE)
                        .param("observation", observation.value())
                        .param("verdict", verdict.name())
                        .param("reason", reason)
                        .update()
                == 1;
    }

    private HeldItem item(ResultSet row, int n) throws SQLException {
        return new HeldItem(
                new ObservationId(row.getObject("observation", UUID.class)),
                new PersonId(row.getObject("subject", UUID.class)),
                json.readValue(keyring.unseal(row.getBytes("content")), Declaration.class),
                Verdict.held(row.getString("reason"), (String[])
                        row.getArray("arguments").getArray()),
                Arrays.stream((UUID[]) row.getArray("candidates").getArray())
                        .map(DwellingId::new)
                        .toList(),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("unit_name"),
                Channel.valueOf(row.getString("channel")));
    }
}
