package org.anju.figures;

import java.time.Clock;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.anju.frame.Frame;
import org.anju.frame.Plot;
import org.anju.kiosk.KioskFigures;
import org.anju.kiosk.Kiosks;
import org.anju.places.Places;
import org.anju.shared.DivisionCode;
import org.springframework.stereotype.Component;

/// Turns at machines 自助机统计, by county and month: how many came to their receipt, in how many seconds from the
/// first touch, and how many asked for a person. Of finished months only, each read once after it is over, and
/// small numbers are withheld.
@Component
class KioskTurns {

    private static final int MOST = 24;

    private final Kiosks kiosks;
    private final Places places;
    private final Clock clock;

    private final Map<YearMonth, NavigableMap<YearMonth, Month>> read = new ConcurrentHashMap<>();

    KioskTurns(Kiosks kiosks, Places places, Clock clock) {
        this.kiosks = kiosks;
        this.places = places;
        this.clock = clock;
    }

    /// What is told of some machines.
    ///
    /// @param finished whether their number is told; where it is not, their seconds are not either
    /// @param handedOver whether that of those who asked for a person is
    private record Told(KioskFigures of, boolean finished, boolean handedOver) {

        boolean half() {
            return finished && of.finished() >= ServiceFigures.LEAST_FOR_HALF;
        }

        boolean most() {
            return finished && of.finished() >= ServiceFigures.LEAST_FOR_MOST;
        }

        List<String> cells() {
            return List.of(
                    cell(finished, of.finished()),
                    cell(half(), of.seconds().p50()),
                    cell(most(), of.seconds().p95()),
                    cell(handedOver, of.handOvers()));
        }

        private static String cell(boolean told, long number) {
            return told ? Long.toString(number) : Published.WITHHELD;
        }
    }

    /// @param counties by their digits
    /// @param whole of all of them together
    private record Month(SortedMap<String, Told> counties, Told whole) {

        static Month of(SortedMap<String, KioskFigures> counties, KioskFigures whole) {
            var finished = withheld(counties, KioskFigures::finished);
            var handedOver = withheld(counties, KioskFigures::handOvers);
            var told = new TreeMap<String, Told>();
            for (var county : counties.entrySet()) {
                int row = told.size();
                told.put(county.getKey(), new Told(county.getValue(), !finished[row][0], !handedOver[row][0]));
            }
            int sum = told.size();
            return new Month(told, new Told(whole, !finished[sum][0], !handedOver[sum][0]));
        }

        // The two numbers are no sum of each other: each is a table of its own, with the sum of all counties.
        private static boolean[][] withheld(
                SortedMap<String, KioskFigures> counties, ToLongFunction<KioskFigures> number) {
            return Suppression.of(new Table(
                    List.copyOf(counties.keySet()),
                    List.of("number"),
                    counties.values().stream()
                            .map(of -> new long[] {number.applyAsLong(of)})
                            .toArray(long[][]::new)));
        }
    }

    /// The finished months in which somebody used a machine, newest first.
    List<YearMonth> months() {
        return List.copyOf(read().keySet());
    }

    /// By month, all machines together.
    Published byMonth(Frame page) {
        var months = read();
        return new Published(
                months.keySet().stream().map(YearMonth::toString).toList(),
                columns(page),
                months.values().stream().map(month -> month.whole().cells()).toList());
    }

    /// One month by county.
    Published byCounty(YearMonth month, Frame page) {
        var of = read().get(month);
        return of == null
                ? Published.NONE
                : new Published(
                        of.counties().keySet().stream()
                                .map(county -> name(county, page))
                                .toList(),
                        columns(page),
                        of.counties().values().stream().map(Told::cells).toList());
    }

    private static List<String> columns(Frame page) {
        return Stream.of("turns", "p50", "p95", "handed")
                .map(key -> page.t("figures.services.kiosk." + key))
                .toList();
    }

    private String name(String county, Frame page) {
        return county.isEmpty() ? page.t("figures.services.kiosk.nowhere") : places.name(DivisionCode.read(county));
    }

    /// By month, the seconds that half of all and 95 in 100 of them needed, as far as they are told.
    List<Plot.Series> seconds(Frame page) {
        return told(
                course(
                        page.t("figures.services.course.half"),
                        Told::half,
                        of -> of.seconds().p50()),
                course(
                        page.t("figures.services.course.most"),
                        Told::most,
                        of -> of.seconds().p95()));
    }

    /// By month, how many asked for a person, as far as it is told.
    List<Plot.Series> handOvers(Frame page) {
        return told(course(page.t("figures.services.kiosk.handed"), Told::handedOver, KioskFigures::handOvers));
    }

    private static List<Plot.Series> told(Plot.Series... courses) {
        return Stream.of(courses).filter(course -> !course.points().isEmpty()).toList();
    }

    private Plot.Series course(String name, Predicate<Told> told, ToDoubleFunction<KioskFigures> value) {
        return new Plot.Series(
                name,
                read().descendingMap().entrySet().stream()
                        .filter(month -> told.test(month.getValue().whole()))
                        .map(month -> new Plot.Point(
                                month.getKey().atEndOfMonth(),
                                value.applyAsDouble(month.getValue().whole().of())))
                        .toList());
    }

    private NavigableMap<YearMonth, Month> read() {
        var now = YearMonth.now(clock);
        var newest = read.computeIfAbsent(now, this::before);
        read.keySet().retainAll(Set.of(now));
        return newest;
    }

    private NavigableMap<YearMonth, Month> before(YearMonth now) {
        var months = new TreeMap<YearMonth, Month>(Comparator.reverseOrder());
        for (var month = now.minusMonths(MOST); month.isBefore(now); month = month.plusMonths(1)) {
            var from = month.atDay(1);
            var until = month.plusMonths(1).atDay(1);
            var whole = kiosks.figures(from, until, "");
            if (whole.finished() > 0 || whole.handOvers() > 0) {
                months.put(month, Month.of(kiosks.figuresByCounty(from, until), whole));
            }
        }
        return months;
    }
}
