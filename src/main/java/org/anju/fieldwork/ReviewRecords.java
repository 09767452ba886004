package org.anju.fieldwork;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.dwellings.DwellingId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The queue of held visits. It names nobody: neither who lives there nor who went.
@Repository
class ReviewRecords {

    private static final String QUEUE = """
            select count(*) as held, min(v.received_at) as oldest,
                   percentile_disc(0.5) within group (order by v.received_at) as median,
                   count(*) filter (where v.received_at < :overdue::timestamptz) as overdue
            from fieldwork.visit v
            left join fieldwork.door d on d.dwelling = v.dwelling
            left join fieldwork.area a on a.area = v.area
            where v.verdict = 'HELD' and v.returned_at is null
              and starts_with(coalesce(d.division, a.division, ''), :territory)
            """;

    private static final String WAITING = """
            select v.visit, v.dwelling, a.name as area_name, v.outcome, v.reason, v.differs, v.received_at,
                   exists (select from fieldwork.visit o
                           where o.dwelling = v.dwelling and o.visit <> v.visit and o.verdict = 'HELD'
                             and o.returned_at is null) as contested
            from fieldwork.visit v
            left join fieldwork.door d on d.dwelling = v.dwelling
            left join fieldwork.area a on a.area = v.area
            where v.verdict = 'HELD' and v.returned_at is null
              and starts_with(coalesce(d.division, a.division, ''), :territory)
              and (not :parallel::boolean or v.differs = 'PARALLEL' and not exists (
                  select from fieldwork.visit o
                  where o.dwelling = v.dwelling and o.visit <> v.visit and o.verdict = 'HELD'
                    and o.returned_at is null))
              and (:after::uuid is null or (v.received_at, v.visit) > (
                  select b.received_at, b.visit from fieldwork.visit b where b.visit = :after::uuid))
            order by v.received_at, v.visit
            limit :limit
            """;

    private static final String PLACE = """
            select v.dwelling, coalesce(d.division, a.division) as division
            from fieldwork.visit v
            left join fieldwork.door d on d.dwelling = v.dwelling
            left join fieldwork.area a on a.area = v.area
            where v.visit = :visit
            """;

    private static final String OTHER = """
            select visit
            from fieldwork.visit
            where dwelling = :dwelling and visit <> :visit and verdict = 'HELD' and returned_at is null
            order by received_at, visit
            limit 1
            """;

    private final JdbcClient db;

    ReviewRecords(JdbcClient db) {
        this.db = db;
    }

    Reviews.Queue queue(String territory, Instant overdue) {
        return db.sql(QUEUE)
                .param("territory", territory)
                .param("overdue", overdue.atOffset(java.time.ZoneOffset.UTC))
                .query((row, n) -> new Reviews.Queue(
                        row.getInt("held"), instant(row, "oldest"), instant(row, "median"), row.getInt("overdue")))
                .single();
    }

    /// @param parallel whether only those are wanted that contradict nothing
    List<Reviews.Waiting> waiting(String territory, boolean parallel, @Nullable VisitId after, int limit) {
        return db.sql(WAITING)
                .param("territory", territory)
                .param("parallel", parallel)
                .param("after", after == null ? null : after.value().toString())
                .param("limit", limit)
                .query(ReviewRecords::waiting)
                .list();
    }

    /// Where a visit was made.
    ///
    /// @param division blank where nobody knows
    /// @param dwelling `null` where it found a new one
    record Place(String division, @Nullable DwellingId dwelling) {}

    Optional<Place> place(VisitId visit) {
        return db.sql(PLACE)
                .param("visit", visit.value())
                .query((row, n) ->
                        new Place(Optional.ofNullable(row.getString("division")).orElse(""), dwelling(row)))
                .optional();
    }

    /// The visit that waits longest beside this one for the same dwelling.
    Optional<VisitId> other(VisitId visit, DwellingId dwelling) {
        return db.sql(OTHER)
                .param("visit", visit.value())
                .param("dwelling", dwelling.value())
                .query((row, n) -> new VisitId(row.getObject("visit", UUID.class)))
                .optional();
    }

    private static Reviews.Waiting waiting(ResultSet row, int n) throws SQLException {
        return new Reviews.Waiting(
                new VisitId(row.getObject("visit", UUID.class)),
                dwelling(row),
                Optional.ofNullable(row.getString("area_name")).orElse(""),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("reason"),
                Optional.ofNullable(row.getString("differs"))
                        .map(VisitVerdict.Differs::valueOf)
                        .orElse(null),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("contested"));
    }

    private static @Nullable DwellingId dwelling(ResultSet row) throws SQLException {
        var id = row.getObject("dwelling", UUID.class);
        return id == null ? null : new DwellingId(id);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
