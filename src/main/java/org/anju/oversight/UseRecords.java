package org.anju.oversight;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.anju.shared.PurposeCode;
import org.anju.shared.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class UseRecords {

    // Months are those of the city. What is counted already is not counted again, even where two do it at once.
    private static final String COUNT = """
            insert into oversight.use_month (month, unit, unit_name, purpose, looks, withheld)
            select date_trunc('month', e.at at time zone 'Asia/Shanghai')::date as month, e.unit,
                   (array_agg(e.unit_name order by e.access desc))[1], e.purpose, count(*),
                   count(*) filter (where exists (
                       select from oversight.withheld_now w where w.unit = e.unit and w.file = e.file))
            from oversight.access_entry e
            where e.kind in ('LISTED', 'OPENED')
              and e.at >= coalesce((select max(m.month) + interval '1 month' from oversight.use_month m),
                                   '-infinity'::timestamp) at time zone 'Asia/Shanghai'
              and e.at < :current::date::timestamp at time zone 'Asia/Shanghai'
            group by 1, e.unit, e.purpose
            on conflict do nothing
            """;

    private static final String MONTHS = """
            select distinct month from oversight.use_month order by month desc
            """;

    private static final String OF = """
            select month, unit, unit_name, purpose, looks, withheld
            from oversight.use_month
            where month = :month
            order by unit_name, unit, purpose
            """;

    private final JdbcClient db;

    UseRecords(JdbcClient db) {
        this.db = db;
    }

    void count(YearMonth current) {
        db.sql(COUNT).param("current", current.atDay(1)).update();
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
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        new UnitId(row.getObject("unit", UUID.class)),
                        row.getString("unit_name"),
                        new PurposeCode(row.getString("purpose")),
                        row.getLong("looks"),
                        row.getLong("withheld")))
                .list();
    }
}
