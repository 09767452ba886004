package org.anju.figures;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.anju.frame.Csv;
import org.anju.frame.Frame;
import org.anju.frame.Plot;
import org.anju.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// For everybody: how matters are handled, and how soon.
@RestController
class ServiceFigurePages {

    private static final String PATH = "/open/services";

    private final ServiceFigures figures;
    private final Templates pages;

    ServiceFigurePages(ServiceFigures figures, Templates pages) {
        this.figures = figures;
        this.pages = pages;
    }

    @GetMapping(PATH)
    JteModel services(Frame page, @RequestParam(defaultValue = "") String month) {
        var months = figures.months();
        var chosen = chosen(month, months);
        return pages.figuresServices(
                page,
                months,
                chosen,
                chosen == null ? null : figures.received(chosen, page),
                chosen == null ? null : figures.decided(chosen, page),
                plot(page),
                figures.selfServiceTable(page),
                figures.times(page),
                figures.open(page),
                figures.today(),
                figures.kiosks(page));
    }

    @GetMapping(PATH + "/received.csv")
    ResponseEntity<byte[]> received(Frame page, @RequestParam(defaultValue = "") String month) {
        var chosen = require(month);
        return file("received-" + chosen, page.t("figures.services.district"), figures.received(chosen, page));
    }

    @GetMapping(PATH + "/decided.csv")
    ResponseEntity<byte[]> decided(Frame page, @RequestParam(defaultValue = "") String month) {
        var chosen = require(month);
        return file("decided-" + chosen, page.t("figures.services.district"), figures.decided(chosen, page));
    }

    @GetMapping(PATH + "/self-service.csv")
    ResponseEntity<byte[]> selfService(Frame page) {
        return file("self-service", page.t("figures.month"), figures.selfServiceTable(page));
    }

    @GetMapping(PATH + "/times.csv")
    ResponseEntity<byte[]> times(Frame page) {
        return file("times", page.t("figures.month"), figures.times(page));
    }

    @GetMapping(PATH + "/open.csv")
    ResponseEntity<byte[]> open(Frame page) {
        return file("open-" + figures.today(), page.t("figures.services.district"), figures.open(page));
    }

    @GetMapping(PATH + "/kiosks.csv")
    ResponseEntity<byte[]> kiosks(Frame page) {
        return file("kiosks", page.t("figures.month"), figures.kiosks(page));
    }

    private @Nullable Plot plot(Frame page) {
        var points = figures.selfService(page);
        return points.isEmpty()
                ? null
                : new Plot(
                        page.t("figures.services.plot"),
                        List.of(new Plot.Series(page.t("figures.services.share"), points)),
                        page.tongue());
    }

    private static ResponseEntity<byte[]> file(String name, String first, Published table) {
        var headings = new ArrayList<>(List.of(first));
        headings.addAll(table.columns());
        return Csv.of(name, headings, table.lines());
    }

    private YearMonth require(String written) {
        var chosen = chosen(written, figures.months());
        if (chosen == null) {
            throw new Problem(Problem.Kind.UNKNOWN, "month-unknown", written);
        }
        return chosen;
    }

    /// The month asked for, else the newest; `null` where there is none.
    private static @Nullable YearMonth chosen(String written, List<YearMonth> months) {
        if (written.isEmpty()) {
            return months.isEmpty() ? null : months.getFirst();
        }
        return months.stream()
                .filter(month -> month.toString().equals(written))
                .findFirst()
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "month-unknown", written));
    }
}
