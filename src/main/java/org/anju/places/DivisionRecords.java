package org.anju.places;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.anju.shared.DivisionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What is believed about divisions.
@Repository
class DivisionRecords {

    private static final String EDITION = """
            select (now() at time zone 'Asia/Shanghai')::date as today,
                   (select count(*) from places.division_edition) as editions,
                   (select edition from places.division_edition order by edition desc limit 1) as latest
            """;

    private static final String ALL = """
            select division, name, parent, lower(valid) as valid_from, upper(valid) as valid_until, history,
                   (lower(recorded) at time zone 'Asia/Shanghai')::date as learnt
            from places.division
            where upper_inf(recorded)
            """;

    private static final String BELIEVED = """
            select division, name, parent, lower(valid) as valid_from, upper(valid) as valid_until, history,
                   (lower(recorded) at time zone 'Asia/Shanghai')::date as learnt
            from places.division
            where division = any(:codes::text[]) and upper_inf(recorded)
            order by division, valid
            """;

    private static final String CLOSE = """
            update places.division d
            set recorded = tstzrange(lower(d.recorded), greatest(lower(d.recorded), now()))
            from unnest(:codes::text[], :froms::date[]) as o(division, valid_from)
            where d.division = o.division and lower(d.valid) is not distinct from o.valid_from and upper_inf(d.recorded)
            """;

    private static final String OPEN = """
            insert into places.division (division, name, parent, history, valid)
            select o.division, o.name, o.parent, o.history, daterange(o.valid_from, o.valid_until)
            from unnest(:codes::text[], :names::text[], :parents::text[], :histories::boolean[], :froms::date[],
                        :untils::date[]) as o(division, name, parent, history, valid_from, valid_until)
            """;

    private static final String NEW_EDITION = """
            insert into places.division_edition (edition) values (:edition)
            """;

    private final JdbcClient db;

    DivisionRecords(JdbcClient db) {
        this.db = db;
    }

    /// Which state of the divisions the database holds.
    ///
    /// @param latest the key of the last import; `null` before the first
    record Edition(LocalDate today, long editions, @Nullable UUID latest) {}

    Edition edition() {
        return db.sql(EDITION)
                .query((row, n) -> new Edition(
                        row.getObject("today", LocalDate.class),
                        row.getLong("editions"),
                        row.getObject("latest", UUID.class)))
                .single();
    }

    List<Division> all() {
        return db.sql(ALL).query(DivisionRecords::division).list();
    }

    List<Division> believed(Collection<DivisionCode> codes) {
        return db.sql(BELIEVED)
                .param("codes", codes.stream().map(DivisionCode::value).toArray(String[]::new))
                .query(DivisionRecords::division)
                .list();
    }

    void close(List<Division> divisions) {
        db.sql(CLOSE)
                .param("codes", column(divisions, division -> division.code().value()))
                .param("froms", column(divisions, division -> DivisionImport.day(division.from())))
                .update();
    }

    void open(List<Division> divisions, UUID edition) {
        db.sql(OPEN)
                .param("codes", column(divisions, division -> division.code().value()))
                .param("names", column(divisions, Division::name))
                .param("parents", column(divisions, DivisionRecords::parent))
                .param("histories", column(divisions, division -> Boolean.toString(division.history())))
                .param("froms", column(divisions, division -> DivisionImport.day(division.from())))
                .param("untils", column(divisions, division -> DivisionImport.day(division.until())))
                .update();
        db.sql(NEW_EDITION).param("edition", edition).update();
    }

    private static @Nullable String parent(Division division) {
        return division.parent() == null ? null : division.parent().value();
    }

    private static @Nullable String[] column(List<Division> of, Function<Division, @Nullable String> value) {
        return of.stream().map(value).toArray(String[]::new);
    }

    private static Division division(ResultSet row, int n) throws SQLException {
        return new Division(
                new DivisionCode(row.getString("division")),
                row.getString("name"),
                Optional.ofNullable(row.getString("parent"))
                        .map(DivisionCode::new)
                        .orElse(null),
                Objects.requireNonNullElse(row.getObject("valid_from", LocalDate.class), LocalDate.MIN),
                Objects.requireNonNullElse(row.getObject("valid_until", LocalDate.class), LocalDate.MAX),
                row.getBoolean("history"),
                row.getObject("learnt", LocalDate.class));
    }
}
