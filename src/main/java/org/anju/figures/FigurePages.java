package org.anju.figures;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.anju.frame.Frame;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Published numbers, as tables and as files.
@RestController
class FigurePages {

    private final OversightFigures figures;
    private final Templates pages;

    FigurePages(OversightFigures figures, Templates pages) {
        this.figures = figures;
        this.pages = pages;
    }

    @GetMapping("/open/oversight")
    JteModel oversight(Frame page, @RequestParam(defaultValue = "") String month) {
        var months = figures.months();
        var chosen = Chosen.of(month, months, "month-unknown").orElse(null);
        return pages.figuresOversight(
                page,
                months,
                chosen,
                chosen == null ? null : looks(page, chosen),
                complaints(page),
                corrections(page),
                withheld(page),
                warrants(page));
    }

    @GetMapping("/open/oversight/looks.csv")
    ResponseEntity<byte[]> looksFile(Frame page, @RequestParam(defaultValue = "") String month) {
        var chosen = Chosen.get(month, figures.months(), "month-unknown");
        return file(page, "looks-" + chosen, "figures.unit", looks(page, chosen));
    }

    @GetMapping("/open/oversight/complaints.csv")
    ResponseEntity<byte[]> complaintsFile(Frame page) {
        return file(page, "complaints", "figures.year", complaints(page));
    }

    @GetMapping("/open/oversight/corrections.csv")
    ResponseEntity<byte[]> correctionsFile(Frame page) {
        return file(page, "corrections", "figures.year", corrections(page));
    }

    @GetMapping("/open/oversight/withheld.csv")
    ResponseEntity<byte[]> withheldFile(Frame page) {
        return file(page, "withheld", "figures.year", withheld(page));
    }

    @GetMapping("/open/oversight/warrants.csv")
    ResponseEntity<byte[]> warrantsFile(Frame page) {
        return file(page, "warrants", "figures.year", warrants(page));
    }

    private static ResponseEntity<byte[]> file(Frame page, String name, String first, Published table) {
        return table.file(name, page.t(first));
    }

    private Published looks(Frame page, YearMonth month) {
        return figures.looks(month, page.tongue(), page.t("figures.sum"));
    }

    private Published complaints(Frame page) {
        return figures.complaints(
                names(page, "figures.complaints.", "upheld", "explained", "late"), page.t("figures.sum"));
    }

    private Published corrections(Frame page) {
        return figures.corrections(
                names(page, "figures.corrections.", "week", "month", "later", "refused"), page.t("figures.sum"));
    }

    private Published withheld(Frame page) {
        return figures.withheld(names(page, "figures.withheld.", "orders", "looks"));
    }

    private Published warrants(Frame page) {
        var settled = OversightFigures.SETTLED.stream().map(Enum::name).toArray(String[]::new);
        return figures.warrants(names(page, "figures.warrants.", settled), page.t("figures.sum"));
    }

    private static List<String> names(Frame page, String prefix, String... columns) {
        return Stream.of(columns).map(column -> page.t(prefix + column)).toList();
    }
}
