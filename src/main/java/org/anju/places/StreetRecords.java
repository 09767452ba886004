package org.anju.places;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.anju.shared.DivisionCode;
import org.anju.shared.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Streets and their courses.
@Repository
class StreetRecords {

    private static final String ADD = """
            insert into places.street (street, division, name)
            select distinct on (o.name, o.division) o.street, o.division, o.name
            from unnest(:streets::uuid[], :divisions::text[], :names::text[]) as o(street, division, name)
            on conflict (name, division) do nothing
            """;

    private static final String CLOSE_LINES = """
            update places.street_line l
            set recorded = tstzrange(lower(l.recorded), greatest(lower(l.recorded), now()))
            from unnest(:divisions::text[], :names::text[], :lines::jsonb[]) as o(division, name, line)
            join places.street s on s.name = o.name and s.division = o.division
            where l.street = s.street and upper_inf(l.recorded) and l.line <> o.line
            """;

    private static final String OPEN_LINES = """
            insert into places.street_line (street, line, bounds)
            select s.street, o.line, box(point(o.west, o.south), point(o.east, o.north))
            from unnest(:divisions::text[], :names::text[], :lines::jsonb[], :wests::float8[], :souths::float8[],
                        :easts::float8[], :norths::float8[]) as o(division, name, line, west, south, east, north)
            join places.street s on s.name = o.name and s.division = o.division
            where not exists (select from places.street_line l where l.street = s.street and upper_inf(l.recorded))
            returning (select n.division || ' ' || n.name from places.street n where n.street = street_line.street)
            """;

    private static final String OF_DIVISION = """
            select s.division, s.name, l.line::text as line
            from places.street s
            left join places.street_line l on l.street = s.street and upper_inf(l.recorded)
            where s.division >= :first and s.division < :last
            order by s.name, s.division
            limit 500
            """;

    private static final String NEAR = """
            select s.division, s.name, l.line::text as line
            from places.street_line l
            join places.street s on s.street = l.street
            where l.bounds && box(point(:west, :south), point(:east, :north)) and upper_inf(l.recorded)
            order by s.name, s.division
            limit 2000
            """;

    private static final Pattern POINT = Pattern.compile("\\[\\s*(-?[0-9.eE+-]+)\\s*,\\s*(-?[0-9.eE+-]+)\\s*]");

    private final JdbcClient db;

    StreetRecords(JdbcClient db) {
        this.db = db;
    }

    /// Adds the streets that are not there yet.
    void add(List<StreetRow> streets) {
        db.sql(ADD)
                .param("streets", column(streets, street -> Ids.next().toString()))
                .param("divisions", column(streets, StreetRow::division))
                .param("names", column(streets, StreetRow::name))
                .update();
    }

    /// Believes the given courses from now on.
    ///
    /// @return the streets whose course is new, as division and name with a space between
    List<String> draw(List<StreetRow> streets) {
        db.sql(CLOSE_LINES)
                .param("divisions", column(streets, StreetRow::division))
                .param("names", column(streets, StreetRow::name))
                .param("lines", column(streets, street -> json(street.line())))
                .update();
        return db.sql(OPEN_LINES)
                .param("divisions", column(streets, StreetRow::division))
                .param("names", column(streets, StreetRow::name))
                .param("lines", column(streets, street -> json(street.line())))
                .param("wests", column(streets, street -> least(street, Position::longitude)))
                .param("souths", column(streets, street -> least(street, Position::latitude)))
                .param("easts", column(streets, street -> greatest(street, Position::longitude)))
                .param("norths", column(streets, street -> greatest(street, Position::latitude)))
                .query((row, n) -> row.getString(1))
                .list();
    }

    List<Street> of(DivisionCode division) {
        return db.sql(OF_DIVISION)
                .param("first", division.prefix())
                .param("last", division.prefix() + ":")
                .query(StreetRecords::street)
                .list();
    }

    List<Street> near(Bounds bounds) {
        return db.sql(NEAR)
                .param("west", bounds.southWest().longitude())
                .param("south", bounds.southWest().latitude())
                .param("east", bounds.northEast().longitude())
                .param("north", bounds.northEast().latitude())
                .query(StreetRecords::street)
                .list();
    }

    private static String least(StreetRow street, Function<Position, Double> axis) {
        return street.line().stream()
                .map(axis)
                .min(Double::compare)
                .orElseThrow()
                .toString();
    }

    private static String greatest(StreetRow street, Function<Position, Double> axis) {
        return street.line().stream()
                .map(axis)
                .max(Double::compare)
                .orElseThrow()
                .toString();
    }

    private static String json(List<Position> line) {
        return line.stream()
                .map(point -> "[%s,%s]".formatted(point.longitude(), point.latitude()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static List<Position> line(@Nullable String json) {
        var line = new ArrayList<Position>();
        if (json != null) {
            var point = POINT.matcher(json);
            while (point.find()) {
                line.add(new Position(Double.parseDouble(point.group(1)), Double.parseDouble(point.group(2))));
            }
        }
        return line;
    }

    private static Street street(ResultSet row, int n) throws SQLException {
        return new Street(
                new DivisionCode(row.getString("division")), row.getString("name"), line(row.getString("line")));
    }

    private static String[] column(List<StreetRow> of, Function<StreetRow, String> value) {
        return of.stream().map(value).toArray(String[]::new);
    }
}
