package org.anju.figures;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.anju.cases.CaseFigures;
import org.anju.cases.CaseFigures.Decided;
import org.anju.figures.ServiceMonths.Held;
import org.anju.frame.Frame;
import org.anju.frame.Plot;
import org.anju.places.Places;
import org.anju.shared.DivisionCode;
import org.springframework.stereotype.Component;

/// How matters are handled 办事公开统计: by which ways people apply, how soon they have an answer against what the
/// law allows, how old what is open has become. Of finished months only, and small numbers are withheld.
@Component
class ServiceFigures {

    private static final double PERCENT = 100;
    private static final int SELF_SERVICE = 2;

    /// Fewer than these, and what half of them needed would tell of too few.
    static final int LEAST_FOR_HALF = 2 * Suppression.LEAST;

    /// The same of what 95 in 100 of them needed: what one in twenty needed longer than.
    static final int LEAST_FOR_MOST = 20 * Suppression.LEAST;

    private final ServiceMonths known;
    private final Places places;

    ServiceFigures(ServiceMonths known, Places places) {
        this.known = known;
        this.places = places;
    }

    /// The months that were counted in which something was handed in or decided, newest first.
    List<YearMonth> months() {
        return known.read().months();
    }

    /// The last month that is over, where it was not counted yet.
    Optional<YearMonth> awaited() {
        var read = known.read();
        return Optional.of(read.finished()).filter(read::awaited);
    }

    /// Whether this is a month that is over and was not counted yet.
    boolean awaited(String month) {
        try {
            return known.read().awaited(YearMonth.parse(month));
        } catch (DateTimeException e) {
            return false;
        }
    }

    /// Applications of one month by district and way.
    Published received(YearMonth month, Frame page) {
        return published(known.read().received(month), channels(page), page);
    }

    private static List<String> channels(Frame page) {
        return ServiceMonths.CHANNELS.stream().map(page.words()::of).toList();
    }

    /// The share of what was handed in without an officer, of all districts, for each month in which the numbers
    /// that it is made of are published.
    List<Plot.Point> selfService() {
        var read = known.read();
        return read.months().reversed().stream()
                .flatMap(month -> selfService(read.received(month)).stream()
                        .mapToObj(share -> new Plot.Point(month.atEndOfMonth(), share)))
                .toList();
    }

    private static OptionalDouble selfService(Held held) {
        int last = held.counts().rows().size();
        var sums = held.counts().withSums()[last];
        var withheld = held.withheld()[last];
        var all = sums.length - 1;
        var told = IntStream.concat(IntStream.range(0, SELF_SERVICE), IntStream.of(all))
                .noneMatch(column -> withheld[column]);
        return told && sums[all] > 0
                ? OptionalDouble.of(PERCENT * (sums[0] + sums[1]) / sums[all])
                : OptionalDouble.empty();
    }

    /// The same as a table, newest first.
    Published selfServiceTable(Frame page) {
        var points = selfService().reversed();
        return new Published(
                points.stream()
                        .map(point -> YearMonth.from(point.day()).toString())
                        .toList(),
                List.of(page.t("figures.services.share")),
                points.stream()
                        .map(point -> List.of(Math.round(point.value()) + "%"))
                        .toList());
    }

    /// Decisions of one month by district and how many days they took, the late ones apart.
    Published decided(YearMonth month, Frame page) {
        var ends = CaseFigures.DECIDED_WITHIN;
        var columns = Stream.of(
                        within(ends, page),
                        Stream.of(page.t("figures.services.inTime", ends.getLast())),
                        Stream.of(page.t("figures.services.late")))
                .flatMap(names -> names)
                .toList();
        return published(known.read().decided(month), columns, page);
    }

    private static Stream<String> within(List<Integer> ends, Frame page) {
        return ends.stream().map(end -> page.t(end == 0 ? "figures.services.atOnce" : "figures.services.within", end));
    }

    /// Days from application to decision by month, all districts together; only where enough were decided.
    Published times(Frame page) {
        var all = whole().reversed();
        return times(all, all.stream().map(one -> one.month().toString()).toList(), page);
    }

    /// The same of one month by district.
    Published times(YearMonth month, Frame page) {
        var all = known.read().times().stream()
                .filter(one -> !one.whole() && one.month().equals(month))
                .sorted((one, other) -> one.county().compareTo(other.county()))
                .toList();
        return times(all, all.stream().map(one -> name(one.county(), page)).toList(), page);
    }

    private static Published times(List<Decided> of, List<String> rows, Frame page) {
        return new Published(
                rows,
                List.of(page.t("figures.services.half"), page.t("figures.services.most")),
                of.stream()
                        .map(one -> List.of(
                                one.number() < LEAST_FOR_HALF ? Published.WITHHELD : days(one.half()),
                                one.number() < LEAST_FOR_MOST ? Published.WITHHELD : days(one.most())))
                        .toList());
    }

    private static String days(double days) {
        return String.format(Locale.ROOT, "%.1f", days);
    }

    /// By month, what half of all and what 95 in 100 of them needed, as far as it is told.
    List<Plot.Series> timesCourse(Frame page) {
        return Stream.of(
                        course(page.t("figures.services.course.half"), LEAST_FOR_HALF, Decided::half),
                        course(page.t("figures.services.course.most"), LEAST_FOR_MOST, Decided::most))
                .filter(series -> !series.points().isEmpty())
                .toList();
    }

    private Plot.Series course(String name, int least, ToDoubleFunction<Decided> days) {
        return new Plot.Series(
                name,
                whole().stream()
                        .filter(one -> one.number() >= least)
                        .map(one -> new Plot.Point(one.month().atEndOfMonth(), days.applyAsDouble(one)))
                        .toList());
    }

    private List<Decided> whole() {
        return known.read().times().stream()
                .filter(Decided::whole)
                .sorted((one, other) -> one.month().compareTo(other.month()))
                .toList();
    }

    /// What was open at the end of the newest month that was counted, by district and age. Of today it is not
    /// told: what two days differ by would be single applications.
    Published open(Frame page) {
        var ends = CaseFigures.OPEN_FOR;
        var columns = Stream.concat(within(ends, page), Stream.of(page.t("figures.services.older", ends.getLast())))
                .toList();
        return published(known.read().open(), columns, page);
    }

    /// The day of which [#open] tells; empty before the first month was counted.
    Optional<LocalDate> openOn() {
        return known.read().openOn();
    }

    private Published published(Held held, List<String> columns, Frame page) {
        var counts = held.counts();
        return Published.withSums(
                new Table(
                        counts.rows().stream().map(county -> name(county, page)).toList(), columns, counts.counts()),
                held.withheld(),
                page.t("figures.sum"));
    }

    private String name(String county, Frame page) {
        return county.isEmpty() ? page.t("figures.services.nowhere") : places.name(DivisionCode.read(county));
    }
}
