package org.anju.figures;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.anju.cases.CaseFigures;
import org.anju.frame.Frame;
import org.anju.frame.Plot;
import org.anju.kiosk.KioskFigures;
import org.anju.kiosk.Kiosks;
import org.anju.places.Places;
import org.anju.shared.Channel;
import org.anju.shared.DivisionCode;
import org.anju.shared.DivisionCode.Level;
import org.springframework.stereotype.Component;

/// How matters are handled 办事公开统计: by which ways people apply, how soon they have an answer against what the
/// law allows, how old what is open has become. Of finished months only, and small numbers are withheld.
@Component
class ServiceFigures {

    private static final int MOST_MONTHS = 24;
    private static final double PERCENT = 100;

    /// The ways by which somebody applies; the first two without an officer.
    private static final List<Channel> CHANNELS = List.of(Channel.PORTAL, Channel.KIOSK, Channel.DESK, Channel.API);

    private static final int SELF_SERVICE = 2;

    private final CaseFigures cases;
    private final Kiosks kiosks;
    private final Places places;
    private final Clock clock;

    ServiceFigures(CaseFigures cases, Kiosks kiosks, Places places, Clock clock) {
        this.cases = cases;
        this.kiosks = kiosks;
        this.places = places;
        this.clock = clock;
    }

    /// The finished months in which something was handed in or decided, newest first.
    List<YearMonth> months() {
        return Stream.concat(
                        received().stream().map(CaseFigures.Received::month),
                        decided().stream().map(CaseFigures.Decided::month))
                .distinct()
                .sorted((one, other) -> other.compareTo(one))
                .toList();
    }

    /// Applications of one month by district and way.
    Published received(YearMonth month, Frame page) {
        var table = receivedTable(month, page);
        return Published.withSums(table, Suppression.of(table), page.t("figures.sum"));
    }

    private Table receivedTable(YearMonth month, Frame page) {
        var of = received().stream().filter(one -> one.month().equals(month)).toList();
        return byDistrict(
                of,
                CaseFigures.Received::division,
                CHANNELS.stream().map(page.words()::of).toList(),
                one -> CHANNELS.stream()
                        .mapToLong(channel -> channel == one.channel() ? one.number() : 0)
                        .toArray());
    }

    /// The share of what was handed in without an officer, of all districts, for each month in which the numbers
    /// that it is made of are published.
    List<Plot.Point> selfService(Frame page) {
        return months().reversed().stream()
                .flatMap(month -> selfService(month, page).stream()
                        .mapToObj(share -> new Plot.Point(month.atEndOfMonth(), share)))
                .toList();
    }

    private OptionalDouble selfService(YearMonth month, Frame page) {
        var table = receivedTable(month, page);
        int last = table.rows().size();
        var sums = table.withSums()[last];
        var withheld = Suppression.of(table)[last];
        var told = IntStream.concat(IntStream.range(0, SELF_SERVICE), IntStream.of(CHANNELS.size()))
                .noneMatch(column -> withheld[column]);
        var all = sums[CHANNELS.size()];
        return told && all > 0 ? OptionalDouble.of(PERCENT * (sums[0] + sums[1]) / all) : OptionalDouble.empty();
    }

    /// The same as a table, newest first.
    Published selfServiceTable(Frame page) {
        var points = selfService(page).reversed();
        return new Published(
                points.stream()
                        .map(point -> YearMonth.from(point.day()).toString())
                        .toList(),
                List.of(page.t("figures.services.share")),
                points.stream()
                        .map(point -> List.of(Math.round(point.percent()) + "%"))
                        .toList());
    }

    /// Decisions of one month by district and how many days they took, the late ones apart.
    Published decided(YearMonth month, Frame page) {
        var ends = CaseFigures.DECIDED_WITHIN;
        var columns = Stream.concat(
                        Stream.concat(
                                ends.stream().map(end -> page.t("figures.services.within", end)),
                                Stream.of(page.t("figures.services.inTime", ends.getLast()))),
                        Stream.of(page.t("figures.services.late")))
                .toList();
        var table = byDistrict(
                decided().stream()
                        .filter(one -> one.month().equals(month) && !one.whole())
                        .toList(),
                CaseFigures.Decided::division,
                columns,
                one -> Stream.concat(one.days().stream(), Stream.of(one.late()))
                        .mapToLong(Long::longValue)
                        .toArray());
        return Published.withSums(table, Suppression.of(table), page.t("figures.sum"));
    }

    /// Days from application to decision by month, all districts together; only where enough were decided.
    Published times(Frame page) {
        var all = decided().stream()
                .filter(CaseFigures.Decided::whole)
                .sorted((one, other) -> other.month().compareTo(one.month()))
                .toList();
        return new Published(
                all.stream().map(one -> one.month().toString()).toList(),
                List.of(page.t("figures.services.half"), page.t("figures.services.most")),
                all.stream()
                        .map(one -> List.of(days(one, one.half()), days(one, one.most())))
                        .toList());
    }

    private static String days(CaseFigures.Decided of, double days) {
        return of.number() < Suppression.LEAST ? Published.WITHHELD : String.format(Locale.ROOT, "%.1f", days);
    }

    /// What is open today by district and age.
    Published open(Frame page) {
        var ends = CaseFigures.OPEN_FOR;
        var columns = Stream.concat(
                        ends.stream().map(end -> page.t("figures.services.within", end)),
                        Stream.of(page.t("figures.services.older", ends.getLast())))
                .toList();
        var table = byDistrict(
                cases.open(),
                CaseFigures.Open::division,
                columns,
                one -> one.days().stream().mapToLong(Long::longValue).toArray());
        return Published.withSums(table, Suppression.of(table), page.t("figures.sum"));
    }

    /// Turns at machines by month: how long from the first touch to the receipt, and how many asked for a person.
    Published kiosks(Frame page) {
        var now = YearMonth.now(clock);
        var months = IntStream.rangeClosed(1, MOST_MONTHS)
                .mapToObj(now::minusMonths)
                .map(month -> new Turns(
                        month,
                        kiosks.figures(month.atDay(1), month.plusMonths(1).atDay(1), "")))
                .filter(month -> month.of().finished() > 0 || month.handedOver() > 0)
                .toList();
        return new Published(
                months.stream().map(one -> one.month().toString()).toList(),
                Stream.of("turns", "p50", "p95", "handed")
                        .map(key -> page.t("figures.services.kiosk." + key))
                        .toList(),
                months.stream().map(Turns::cells).toList());
    }

    private record Turns(YearMonth month, KioskFigures of) {

        long handedOver() {
            return of.handedOver().values().stream().mapToLong(Long::longValue).sum();
        }

        List<String> cells() {
            var few = of.finished() < Suppression.LEAST;
            return List.of(
                    Suppression.small(of.finished()) ? Published.WITHHELD : Long.toString(of.finished()),
                    few ? Published.WITHHELD : Integer.toString(of.seconds().p50()),
                    few ? Published.WITHHELD : Integer.toString(of.seconds().p95()),
                    Suppression.small(handedOver()) ? Published.WITHHELD : Long.toString(handedOver()));
        }
    }

    private <R> Table byDistrict(
            List<R> of, Function<R, String> division, List<String> columns, Function<R, long[]> counts) {
        var districts = of.stream()
                .map(one -> district(division.apply(one)))
                .distinct()
                .sorted()
                .toList();
        var cells = new long[districts.size()][columns.size()];
        for (var one : of) {
            var row = cells[districts.indexOf(district(division.apply(one)))];
            var add = counts.apply(one);
            for (int i = 0; i < add.length; i++) {
                row[i] += add[i];
            }
        }
        return new Table(
                districts.stream()
                        .map(code -> code.isEmpty() ? "" : places.name(new DivisionCode(code)))
                        .toList(),
                columns,
                cells);
    }

    // Each district once: two levels side by side would tell, between them, what each withholds.
    private static String district(String division) {
        return division.isEmpty()
                ? ""
                : DivisionCode.read(division).at(Level.COUNTY).value();
    }

    private List<CaseFigures.Received> received() {
        return cases.received(first(), YearMonth.now(clock));
    }

    private List<CaseFigures.Decided> decided() {
        return cases.decided(first(), YearMonth.now(clock));
    }

    private YearMonth first() {
        return YearMonth.now(clock).minusMonths(MOST_MONTHS);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}
