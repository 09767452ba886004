package org.anju.figures;

import java.time.YearMonth;
import java.util.List;
import java.util.NavigableMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.anju.figures.KioskMonth.Told;
import org.anju.figures.ServiceMonths.Turns;
import org.anju.frame.Frame;
import org.anju.frame.Plot;
import org.anju.places.Places;
import org.anju.shared.DivisionCode;
import org.springframework.stereotype.Component;

/// Turns at machines 自助机统计, by county and month: how many came to their receipt, in how many seconds from the
/// first touch, and how many asked for a person. Of finished months only, and small numbers are withheld.
@Component
class KioskTurns {

    private final ServiceMonths known;
    private final Places places;

    KioskTurns(ServiceMonths known, Places places) {
        this.known = known;
        this.places = places;
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
                course(page.t("figures.services.course.half"), Told::half, Turns::half),
                course(page.t("figures.services.course.most"), Told::most, Turns::most));
    }

    /// By month, how many asked for a person, as far as it is told.
    List<Plot.Series> handOvers(Frame page) {
        return told(course(page.t("figures.services.kiosk.handed"), Told::handedOver, Turns::handedOver));
    }

    private static List<Plot.Series> told(Plot.Series... courses) {
        return Stream.of(courses).filter(course -> !course.points().isEmpty()).toList();
    }

    private Plot.Series course(String name, Predicate<Told> told, ToDoubleFunction<Turns> value) {
        return new Plot.Series(
                name,
                read().descendingMap().entrySet().stream()
                        .filter(month -> told.test(month.getValue().whole()))
                        .map(month -> new Plot.Point(
                                month.getKey().atEndOfMonth(),
                                value.applyAsDouble(month.getValue().whole().of())))
                        .toList());
    }

    private NavigableMap<YearMonth, KioskMonth> read() {
        return known.read().turns();
    }
}
