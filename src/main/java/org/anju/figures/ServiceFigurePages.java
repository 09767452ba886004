package org.anju.figures;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.time.YearMonth;
import java.util.List;
import org.anju.frame.Frame;
import org.anju.frame.Plot;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// For everybody: how matters are handled, and how soon.
@RestController
class ServiceFigurePages {

    private static final String PATH = "/open/services";
    private static final String UNKNOWN = "month-unknown";

    private final ServiceFigures figures;
    private final KioskTurns turns;
    private final Templates pages;

    ServiceFigurePages(ServiceFigures figures, KioskTurns turns, Templates pages) {
        this.figures = figures;
        this.turns = turns;
        this.pages = pages;
    }

    @GetMapping(PATH)
    JteModel services(Frame page, @RequestParam(defaultValue = "") String month) {
        var months = figures.months();
        var awaited = figures.awaited(month);
        var chosen = awaited ? null : Chosen.of(month, months, UNKNOWN).orElse(null);
        return pages.figuresServices(
                page,
                months,
                chosen,
                awaited ? month : figures.awaited().map(YearMonth::toString).orElse(""),
                chosen == null ? null : figures.received(chosen, page),
                chosen == null ? null : figures.decided(chosen, page),
                chosen == null ? null : figures.times(chosen, page),
                chosen == null ? null : turns.byCounty(chosen, page),
                shares(page),
                figures.selfServiceTable(page),
                numbers("figures.services.times.plot", figures.timesCourse(page), page),
                figures.times(page),
                figures.open(page),
                figures.openOn().orElse(null),
                numbers("figures.services.kiosk.plot", turns.seconds(page), page),
                numbers("figures.services.kiosk.handed.plot", turns.handOvers(page), page),
                turns.byMonth(page));
    }

    @GetMapping(PATH + "/received.csv")
    ResponseEntity<byte[]> received(Frame page, @RequestParam(defaultValue = "") String month) {
        var chosen = Chosen.get(month, figures.months(), UNKNOWN);
        return figures.received(chosen, page).file("received-" + chosen, page.t("figures.services.district"));
    }

    @GetMapping(PATH + "/decided.csv")
    ResponseEntity<byte[]> decided(Frame page, @RequestParam(defaultValue = "") String month) {
        var chosen = Chosen.get(month, figures.months(), UNKNOWN);
        return figures.decided(chosen, page).file("decided-" + chosen, page.t("figures.services.district"));
    }

    @GetMapping(PATH + "/times-by-district.csv")
    ResponseEntity<byte[]> timesByDistrict(Frame page, @RequestParam(defaultValue = "") String month) {
        var chosen = Chosen.get(month, figures.months(), UNKNOWN);
        return figures.times(chosen, page).file("times-" + chosen, page.t("figures.services.district"));
    }

    @GetMapping(PATH + "/self-service.csv")
    ResponseEntity<byte[]> selfService(Frame page) {
        return figures.selfServiceTable(page).file("self-service", page.t("figures.month"));
    }

    @GetMapping(PATH + "/times.csv")
    ResponseEntity<byte[]> times(Frame page) {
        return figures.times(page).file("times", page.t("figures.month"));
    }

    @GetMapping(PATH + "/open.csv")
    ResponseEntity<byte[]> open(Frame page) {
        return figures.open(page)
                .file(figures.openOn().map(day -> "open-" + day).orElse("open"), page.t("figures.services.district"));
    }

    @GetMapping(PATH + "/kiosks.csv")
    ResponseEntity<byte[]> kiosks(Frame page) {
        return turns.byMonth(page).file("kiosks", page.t("figures.month"));
    }

    @GetMapping(PATH + "/kiosks-by-district.csv")
    ResponseEntity<byte[]> kiosksByDistrict(Frame page, @RequestParam(defaultValue = "") String month) {
        var chosen = Chosen.get(month, figures.months(), UNKNOWN);
        return turns.byCounty(chosen, page).file("kiosks-" + chosen, page.t("figures.services.district"));
    }

    private @Nullable Plot shares(Frame page) {
        var points = figures.selfService();
        return points.isEmpty()
                ? null
                : new Plot(
                        page.t("figures.services.plot"),
                        List.of(new Plot.Series(page.t("figures.services.share"), points)),
                        page.tongue());
    }

    private static @Nullable Plot numbers(String title, List<Plot.Series> course, Frame page) {
        return course.isEmpty() ? null : new Plot(page.t(title), course, page.tongue(), Plot.Scale.NUMBER);
    }
}
