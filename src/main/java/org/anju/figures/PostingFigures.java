package org.anju.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.anju.frame.Frame;
import org.anju.frame.Plot;
import org.anju.places.Places;
import org.anju.postings.HelpQuarter;
import org.anju.postings.Helps;
import org.anju.postings.Need;
import org.anju.postings.OccasionQuarter;
import org.anju.postings.Occasions;
import org.anju.postings.Origin;
import org.anju.postings.OriginCounts;
import org.anju.shared.DivisionCode;
import org.anju.shared.DivisionCode.Level;
import org.springframework.stereotype.Component;

/// What officers who were sent out did, and who went where, in numbers; small ones are withheld. Only finished
/// quarters are told of, which do not change any more but by what is forgotten.
@Component
class PostingFigures {

    private static final int MOST_QUARTERS = 8;

    /// More counties than this are put together by city.
    private static final int MOST_COLUMNS = 12;

    private static final int LAST_MONTHS = 3;
    private static final double WHOLE = 100;

    private final Helps helps;
    private final Occasions occasions;
    private final OriginCounts origins;
    private final Places places;

    PostingFigures(Helps helps, Occasions occasions, OriginCounts origins, Places places) {
        this.helps = helps;
        this.occasions = occasions;
        this.origins = origins;
        this.places = places;
    }

    /// Quarters of which there are requests, by their first days, newest first.
    List<LocalDate> quarters() {
        return helps.quarters().stream()
                .map(HelpQuarter::quarter)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .limit(MOST_QUARTERS)
                .toList();
    }

    /// Requests of a quarter by need and what became of them.
    Published help(LocalDate quarter, Frame page) {
        var table = table(quarter, page);
        return Published.withSums(table, Suppression.of(table), page.t("figures.sum"));
    }

    private Table table(LocalDate quarter, Frame page) {
        var of = helps.quarters().stream()
                .filter(one -> one.quarter().equals(quarter))
                .collect(Collectors.toMap(HelpQuarter::need, one -> one));
        var needs = Need.ASKED.stream().filter(of::containsKey).toList();
        return new Table(
                needs.stream().map(page.words()::of).toList(),
                columns(page, "inTime", "later", "passedOn", "unsolved"),
                needs.stream()
                        .map(of::get)
                        .map(one -> new long[] {one.inTime(), one.later(), one.passedOn(), one.unsolved()})
                        .toArray(long[][]::new));
    }

    /// The share of requests that were solved in time, by the last day of the quarter; only where the numbers that it
    /// is made of are told in the tables.
    List<Plot.Point> solvedInTime(Frame page) {
        return quarters().reversed().stream()
                .flatMap(quarter -> {
                    var table = table(quarter, page);
                    var sums = table.withSums()[table.rows().size()];
                    var withheld = Suppression.of(table)[table.rows().size()];
                    var all = table.columns().size();
                    return withheld[0] || withheld[all] || sums[all] == 0
                            ? Stream.<Plot.Point>empty()
                            : Stream.of(new Plot.Point(
                                    quarter.plusMonths(LAST_MONTHS).minusDays(1), WHOLE * sums[0] / sums[all]));
                })
                .toList();
    }

    /// Visits and events by quarter: how many there were, which tells of nobody, and for how many persons, which is
    /// withheld where it is small.
    Published occasions(Frame page) {
        var by = occasions.quarters().stream()
                .collect(Collectors.groupingBy(
                        one -> Map.entry(one.quarter(), one.kind()), LinkedHashMap::new, Collectors.toList()));
        var rows = new ArrayList<String>();
        var cells = new ArrayList<List<String>>();
        by.forEach((key, all) -> {
            var persons = all.stream().mapToLong(OccasionQuarter::persons).sum();
            rows.add(name(key.getKey(), page) + " · " + page.words().of(key.getValue()));
            cells.add(List.of(
                    Long.toString(
                            all.stream().mapToLong(OccasionQuarter::number).sum()),
                    Suppression.small(persons) ? Published.WITHHELD : Long.toString(persons)));
        });
        return new Published(rows, columns(page, "number", "persons"), cells);
    }

    /// Residents by the province of their household registration and the county, or city, in which they live.
    Published origins(Frame page) {
        var counted = origins.newest();
        var level = counted.stream().map(Origin::host).distinct().count() > MOST_COLUMNS ? Level.CITY : Level.COUNTY;
        var from = counted.stream().map(Origin::province).distinct().sorted().toList();
        var to = counted.stream()
                .map(one -> one.host().at(level))
                .distinct()
                .sorted()
                .toList();
        var counts = new long[from.size()][to.size()];
        counted.forEach(one ->
                counts[from.indexOf(one.province())][to.indexOf(one.host().at(level))] += one.persons());
        var table = new Table(names(from), names(to), counts);
        return Published.withSums(table, Suppression.of(table), page.t("figures.sum"));
    }

    /// The quarter in words.
    String name(LocalDate quarter, Frame page) {
        return page.t(
                "figures.quarter",
                Integer.toString(quarter.getYear()),
                Integer.toString((quarter.getMonthValue() + 2) / LAST_MONTHS));
    }

    private List<String> names(List<DivisionCode> divisions) {
        return divisions.stream().map(places::name).toList();
    }

    private static List<String> columns(Frame page, String... keys) {
        return IntStream.range(0, keys.length)
                .mapToObj(i -> page.t("figures.postings." + keys[i]))
                .toList();
    }
}
