package org.anju.postings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.accounts.SignedIn;
import org.anju.counters.ServicePointId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DayRecords {

    private static final String ADD = """
            insert into postings.village_day (village_day, posting, day, point, opens, closes, account)
            values (:day_id, :posting, :day, :point, :opens, :closes, :account)
            on conflict (posting, day, point) do nothing
            """;

    private static final String SAY = """
            insert into postings.village_day_said (village_day, held, replaced_by, account)
            values (:day_id, :held, :replacement::uuid, :account)
            on conflict (village_day) do nothing
            """;

    private static final String LIST = """
            select d.village_day, d.posting, d.day, d.point, d.opens, d.closes, s.held, r.day as replaced_by
            from postings.village_day d
            left join postings.village_day_said s on s.village_day = d.village_day
            left join postings.village_day r on r.village_day = s.replaced_by
            where (:one::uuid is null or d.village_day = :one::uuid)
              and (:one::uuid is not null or d.posting = any (:postings::uuid[]))
              and (:since::date is null or d.day >= :since::date)
            order by d.day, d.opens, d.village_day
            limit :most
            """;

    private final JdbcClient db;

    DayRecords(JdbcClient db) {
        this.db = db;
    }

    /// Whether the officer is not there on that day already.
    boolean add(VillageDayId id, PostingId posting, VillageDay.Plan plan, SignedIn by) {
        return db.sql(ADD)
                        .param("day_id", id.value())
                        .param("posting", posting.value())
                        .param("day", plan.day())
                        .param("point", plan.point().value())
                        .param("opens", plan.opens())
                        .param("closes", plan.closes())
                        .param("account", by.account().value())
                        .update()
                > 0;
    }

    /// Whether nothing was said of it yet.
    ///
    /// @param replacement the day that takes its place; `null` where it was held
    boolean say(VillageDayId id, @Nullable VillageDayId replacement, SignedIn by) {
        return db.sql(SAY)
                        .param("day_id", id.value())
                        .param("held", replacement == null)
                        .param("replacement", replacement == null ? null : replacement.value())
                        .param("account", by.account().value())
                        .update()
                > 0;
    }

    Optional<VillageDay> find(VillageDayId id) {
        return list(id.value(), List.of(), null, 1).stream().findFirst();
    }

    List<VillageDay> list(Collection<PostingId> postings, LocalDate since, int most) {
        return list(null, postings, since, most);
    }

    private List<VillageDay> list(
            @Nullable UUID one, Collection<PostingId> postings, @Nullable LocalDate since, int most) {
        return db.sql(LIST)
                .param("one", one)
                .param("postings", postings.stream().map(PostingId::value).toArray(UUID[]::new))
                .param("since", since)
                .param("most", most)
                .query(DayRecords::day)
                .list();
    }

    private static VillageDay day(ResultSet row, int n) throws SQLException {
        var held = row.getObject("held", Boolean.class);
        return new VillageDay(
                new VillageDayId(row.getObject("village_day", UUID.class)),
                new PostingId(row.getObject("posting", UUID.class)),
                row.getObject("day", LocalDate.class),
                new ServicePointId(row.getObject("point", UUID.class)),
                row.getObject("opens", LocalTime.class),
                row.getObject("closes", LocalTime.class),
                held == null
                        ? VillageDay.DayState.PLANNED
                        : held ? VillageDay.DayState.HELD : VillageDay.DayState.MISSED,
                row.getObject("replaced_by", LocalDate.class));
    }
}
