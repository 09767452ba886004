package org.anju.oversight;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.shared.PurposeCode;
import org.anju.shared.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class UseRecords {

    private static final String LAST = "select max(month) from oversight.use_month";

    // Months are those of the city. What is counted already is not counted again, even where two do it at once.
    private static final String COUNT = """
            insert into oversight.use_month (month, unit, unit_name, purpose, looks)
            select date_trunc('month', e.at at time zone 'Asia/Shanghai')::date as month, e.unit, max(e.unit_name), e.purpose,
                   count(*)
            from oversight.access_entry e
            where e.kind in ('LISTED', 'OPENED')
              and e.at >= :from::date::timestamp at time zone 'Asia/Shanghai'
              and e.at < :current::date::timestamp at time zone 'Asia/Shanghai'
            group by 1, e.unit, e.purpose
            on conflict do nothing
            """;

    private static final String COUNT_WITHHELD = """
            insert into oversight.withheld_count (withholding, last_day, looks)
            select s.withholding, s.last_day,
                   (select count(*)
                    from oversight.access_entry e
                    where e.unit = s.unit and e.file = s.file and e.kind in ('LISTED', 'OPENED')
                      and (e.at at time zone 'Asia/Shanghai')::date <= s.last_day)
            from oversight.withholding_span s
            where not s.in_force
              and not exists (select from oversight.withheld_count c where c.withholding = s.withholding)
            on conflict do nothing
            """;

    private static final String WITHHELD = """
            select extract(year from last_day)::int as year, count(*) as orders, sum(looks)::bigint as looks
            from oversight.withheld_count
            where extract(year from last_day) < :year
            group by 1
            order by 1 desc
            """;

    private static final String MONTHS = """
            select distinct month from oversight.use_month order by month desc
            """;

    private static final String OF = """
            select unit, unit_name, purpose, looks
            from oversight.use_month
            where month = :month
            order by unit_name, unit, purpose
            """;

    private final JdbcClient db;

    UseRecords(JdbcClient db) {
        this.db = db;
    }

    /// The last month that was counted; empty where none was.
    Optional<YearMonth> last() {
        return db.sql(LAST).query(LocalDate.class).optional().map(YearMonth::from);
    }

    /// Counts the months from one up to, but not including, another.
    void count(YearMonth from, YearMonth current) {
        db.sql(COUNT)
                .param("from", from.atDay(1))
                .param("current", current.atDay(1))
                .update();
    }

    void countWithheld() {
        db.sql(COUNT_WITHHELD).update();
    }

    List<WithheldYear> withheld(int before) {
        return db.sql(WITHHELD)
                .param("year", before)
                .query((row, n) -> new WithheldYear(row.getInt("year"), row.getLong("orders"), row.getLong("looks")))
                .list();
    }

    List<YearMonth> months() {
        return db.sql(MONTHS).query((row, n) -> row.getObject("month", LocalDate.class)).list().stream()
                .map(YearMonth::from)
                .toList();
    }

    List<MonthOfUse> of(YearMonth month) {
        return db.sql(OF)
                .param("month", month.atDay(1))
                .query((row, n) -> new MonthOfUse(
                        new UnitId(row.getObject("unit", UUID.class)),
                        row.getString("unit_name"),
                        new PurposeCode(row.getString("purpose")),
                        row.getLong("looks")))
                .list();
    }
}
