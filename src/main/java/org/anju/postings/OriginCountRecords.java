package org.anju.postings;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.anju.residents.Origins;
import org.anju.shared.DivisionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OriginCountRecords {

    private static final String NEWEST = "select max(quarter) from postings.origin";

    private static final String ADD = """
            insert into postings.origin (quarter, province, host, persons)
            select :quarter::date, c.province, rpad(c.county, 12, '0'), c.persons
            from unnest(:provinces::text[], :counties::text[], :numbers::bigint[]) as c (province, county, persons)
            on conflict (quarter, province, host) do nothing
            """;

    private static final String LIST = """
            select quarter, province, host, persons
            from postings.origin
            where quarter = :quarter
            order by province, host
            """;

    private final JdbcClient db;

    OriginCountRecords(JdbcClient db) {
        this.db = db;
    }

    Optional<LocalDate> newest() {
        return db.sql(NEWEST)
                .query((row, n) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    void add(LocalDate quarter, List<Origins.Count> counts) {
        db.sql(ADD)
                .param("quarter", quarter)
                .param("provinces", counts.stream().map(Origins.Count::province).toArray(String[]::new))
                .param("counties", counts.stream().map(Origins.Count::county).toArray(String[]::new))
                .param("numbers", counts.stream().map(Origins.Count::persons).toArray(Long[]::new))
                .update();
    }

    List<Origin> list(LocalDate quarter) {
        return db.sql(LIST)
                .param("quarter", quarter)
                .query((row, n) -> new Origin(
                        row.getObject("quarter", LocalDate.class),
                        DivisionCode.read(row.getString("province")),
                        new DivisionCode(row.getString("host")),
                        row.getLong("persons")))
                .list();
    }
}
