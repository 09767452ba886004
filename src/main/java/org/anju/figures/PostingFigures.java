package org.anju.figures;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.frame.Frame;
import org.anju.frame.Plot;
import org.anju.places.Places;
import org.anju.postings.HelpQuarter;
import org.anju.postings.Helps;
import org.anju.postings.Need;
import org.anju.postings.Occasions;
import org.anju.postings.Origin;
import org.anju.postings.OriginCounts;
import org.anju.shared.DivisionCode;
import org.anju.shared.DivisionCode.Level;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What officers who were sent out did, and who went where, in numbers; small ones are withheld. Only quarters
/// are told of that do not change any more.
@Component
class PostingFigures {

    private static final int MOST_QUARTERS = 8;

    /// More counties than this are put together by city.
    private static final int MOST_COLUMNS = 12;

    private static final int LAST_MONTHS = 3;
    private static final double WHOLE = 100;

    private final Helps helps;
    private final Occasions occasions;
    private final OriginCounts counts;
    private final Places places;

    // A count of a quarter stands, and what is withheld of it is worked out once: the table may be large.
    private volatile @Nullable Origins origins;

    PostingFigures(Helps helps, Occasions occasions, OriginCounts counts, Places places) {
        this.helps = helps;
        this.occasions = occasions;
        this.counts = counts;
        this.places = places;
    }

    /// What became of the requests of the last quarters, as it was read once.
    Asked asked() {
        var all = helps.quarters();
        return new Asked(
                all.stream()
                        .map(HelpQuarter::quarter)
                        .distinct()
                        .sorted(Comparator.reverseOrder())
                        .limit(MOST_QUARTERS)
                        .toList(),
                all);
    }

    /// @param quarters by their first days, newest first
    record Asked(List<LocalDate> quarters, List<HelpQuarter> all) {

        /// Requests of a quarter by need and what became of them.
        Published published(LocalDate quarter, Frame page) {
            var table = table(quarter);
            return Published.withSums(
                    new Table(
                            needs(quarter).stream().map(page.words()::of).toList(),
                            columns(page, "inTime", "later", "passedOn", "unsolved"),
                            table.counts()),
                    Suppression.of(table),
                    page.t("figures.sum"));
        }

        /// The share of requests that were solved in time, by the last day of the quarter; only where the
        /// numbers that it is made of are told in the tables.
        List<Plot.Point> solvedInTime() {
            return quarters.reversed().stream().flatMap(this::solvedInTime).toList();
        }

        /// The same as a table, newest first.
        Published shares(Frame page) {
            var points = solvedInTime().reversed();
            return new Published(
                    points.stream().map(point -> name(first(point.day()), page)).toList(),
                    columns(page, "inTime"),
                    points.stream()
                            .map(point -> List.of(Math.round(point.value()) + "%"))
                            .toList());
        }

        private static LocalDate first(LocalDate last) {
            return last.plusDays(1).minusMonths(LAST_MONTHS);
        }

        private Stream<Plot.Point> solvedInTime(LocalDate quarter) {
            var table = table(quarter);
            var last = table.rows().size();
            var sums = table.withSums()[last];
            var withheld = Suppression.of(table)[last];
            var all = table.columns().size();
            return withheld[0] || withheld[all] || sums[all] == 0
                    ? Stream.empty()
                    : Stream.of(
                            new Plot.Point(quarter.plusMonths(LAST_MONTHS).minusDays(1), WHOLE * sums[0] / sums[all]));
        }

        private List<Need> needs(LocalDate quarter) {
            var of = of(quarter);
            return Need.ASKED.stream().filter(of::containsKey).toList();
        }

        private Table table(LocalDate quarter) {
            var of = of(quarter);
            var needs = needs(quarter);
            return new Table(
                    needs.stream().map(Need::name).toList(),
                    List.of("inTime", "later", "passedOn", "unsolved"),
                    needs.stream()
                            .map(of::get)
                            .map(one -> new long[] {one.inTime(), one.later(), one.passedOn(), one.unsolved()})
                            .toArray(long[][]::new));
        }

        private Map<Need, HelpQuarter> of(LocalDate quarter) {
            return all.stream()
                    .filter(one -> one.quarter().equals(quarter))
                    .collect(Collectors.toMap(HelpQuarter::need, Function.identity()));
        }
    }

    /// Visits and events by quarter: how many there were, which tells of nobody, and for how many persons, which is
    /// withheld where it is small.
    Published occasions(Frame page) {
        var all = occasions.quarters(MOST_QUARTERS);
        return new Published(
                all.stream()
                        .map(one ->
                                name(one.quarter(), page) + " · " + page.words().of(one.kind()))
                        .toList(),
                columns(page, "number", "persons"),
                all.stream()
                        .map(one -> List.of(Long.toString(one.number()), Published.told(one.persons())))
                        .toList());
    }

    /// The newest count of residents by the province of their household registration and the county, or city,
    /// in which they live; empty before the first.
    Optional<Origins> origins() {
        return counts.newestQuarter().map(this::origins);
    }

    // What is given out is what was looked at here: somebody else may put a newer count in its place meanwhile.
    private Origins origins(LocalDate quarter) {
        var known = origins;
        if (known == null || !known.quarter().equals(quarter)) {
            known = origins(quarter, counts.of(quarter));
            origins = known;
        }
        return known;
    }

    private Origins origins(LocalDate quarter, List<Origin> counted) {
        var level = counted.stream().map(Origin::host).distinct().count() > MOST_COLUMNS ? Level.CITY : Level.COUNTY;
        var from = counted.stream().map(Origin::province).distinct().sorted().toList();
        var to = counted.stream()
                .map(one -> one.host().at(level))
                .distinct()
                .sorted()
                .toList();
        var cells = new long[from.size()][to.size()];
        counted.forEach(
                one -> cells[from.indexOf(one.province())][to.indexOf(one.host().at(level))] += one.persons());
        var table = new Table(names(from), names(to), cells);
        return new Origins(quarter, table, Suppression.of(table));
    }

    /// @param quarter in which it was counted
    record Origins(LocalDate quarter, Table counts, boolean[][] withheld) {

        Published published(Frame page) {
            return Published.withSums(counts, withheld, page.t("figures.sum"));
        }
    }

    /// The quarter in words.
    static String name(LocalDate quarter, Frame page) {
        return page.t(
                "figures.quarter",
                Integer.toString(quarter.getYear()),
                Integer.toString((quarter.getMonthValue() + 2) / LAST_MONTHS));
    }

    private List<String> names(List<DivisionCode> divisions) {
        return divisions.stream().map(places::name).toList();
    }

    private static List<String> columns(Frame page, String... keys) {
        return Stream.of(keys).map(key -> page.t("figures.postings." + key)).toList();
    }
}
