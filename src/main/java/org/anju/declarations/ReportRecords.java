package org.anju.declarations;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.anju.dwellings.DwellingId;
import org.anju.shared.DivisionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ReportRecords {

    private static final String ADD = """
            insert into declarations.report as r (dwelling, division, said_by, living, reports, since, latest)
            values (:dwelling, :division, :by, :living::int, 1, :today, :today)
            on conflict (dwelling) do update
                set said_by = excluded.said_by,
                    living = coalesce(excluded.living, case when r.since > :before then r.living end),
                    reports = case when r.since > :before then r.reports + 1 else 1 end,
                    since = case when r.since > :before then r.since else excluded.since end,
                    latest = excluded.latest
            """;

    private static final String LIST = """
            select dwelling, said_by, living, reports, since, latest
            from declarations.report
            where division like :prefix || '%'
            order by latest desc, dwelling
            limit :most
            """;

    private static final String FORGET = "delete from declarations.report where latest < :before";

    private final JdbcClient db;

    ReportRecords(JdbcClient db) {
        this.db = db;
    }

    record Kept(
            DwellingId dwelling,
            Report.By by,
            @Nullable Integer living,
            int reports,
            LocalDate since,
            LocalDate latest) {}

    /// @param before what was said no later is another report
    void add(
            DwellingId dwelling,
            DivisionCode division,
            Report.By by,
            @Nullable Integer living,
            LocalDate today,
            LocalDate before) {
        db.sql(ADD)
                .param("dwelling", dwelling.value())
                .param("division", division.value())
                .param("by", by.name())
                .param("living", living)
                .param("today", today)
                .param("before", before)
                .update();
    }

    List<Kept> list(String prefix, int most) {
        return db.sql(LIST)
                .param("prefix", prefix)
                .param("most", most)
                .query((row, n) -> new Kept(
                        new DwellingId(row.getObject("dwelling", UUID.class)),
                        Report.By.valueOf(row.getString("said_by")),
                        row.getObject("living", Integer.class),
                        row.getInt("reports"),
                        row.getObject("since", LocalDate.class),
                        row.getObject("latest", LocalDate.class)))
                .list();
    }

    int forgetBefore(LocalDate day) {
        return db.sql(FORGET).param("before", day).update();
    }
}
