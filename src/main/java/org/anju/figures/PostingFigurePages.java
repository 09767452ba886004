package org.anju.figures;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.anju.frame.Csv;
import org.anju.frame.Frame;
import org.anju.frame.Plot;
import org.anju.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// For everybody: what liaison officers did, and who went where.
@RestController
class PostingFigurePages {

    private static final String PATH = "/open/postings";

    private final PostingFigures figures;
    private final Templates pages;

    PostingFigurePages(PostingFigures figures, Templates pages) {
        this.figures = figures;
        this.pages = pages;
    }

    @GetMapping(PATH)
    JteModel postings(Frame page, @RequestParam(defaultValue = "") String quarter) {
        var quarters = figures.quarters();
        var chosen = chosen(quarter, quarters);
        return pages.figuresPostings(
                page,
                quarters.stream()
                        .collect(Collectors.toMap(
                                LocalDate::toString,
                                one -> figures.name(one, page),
                                (one, other) -> one,
                                LinkedHashMap::new)),
                chosen == null ? "" : chosen.toString(),
                chosen == null ? null : figures.help(chosen, page),
                plot(page),
                figures.occasions(page),
                figures.origins(page));
    }

    @GetMapping(PATH + "/help.csv")
    ResponseEntity<byte[]> help(Frame page, @RequestParam(defaultValue = "") String quarter) {
        var chosen = chosen(quarter, figures.quarters());
        if (chosen == null) {
            throw new Problem(Problem.Kind.UNKNOWN, "quarter-unknown", quarter);
        }
        return file("help-" + chosen, page.t("figures.postings.need"), figures.help(chosen, page));
    }

    @GetMapping(PATH + "/occasions.csv")
    ResponseEntity<byte[]> occasions(Frame page) {
        return file("occasions", page.t("figures.postings.quarter"), figures.occasions(page));
    }

    @GetMapping(PATH + "/origins.csv")
    ResponseEntity<byte[]> origins(Frame page) {
        return file("origins", page.t("figures.postings.province"), figures.origins(page));
    }

    private @Nullable Plot plot(Frame page) {
        var points = figures.solvedInTime(page);
        return points.isEmpty()
                ? null
                : new Plot(
                        page.t("figures.postings.plot"),
                        List.of(new Plot.Series(page.t("figures.postings.inTime"), points)),
                        page.tongue());
    }

    private static ResponseEntity<byte[]> file(String name, String first, Published table) {
        var headings = new ArrayList<>(List.of(first));
        headings.addAll(table.columns());
        return Csv.of(name, headings, table.lines());
    }

    /// The quarter asked for, else the newest; `null` where there is none.
    private static @Nullable LocalDate chosen(String written, List<LocalDate> quarters) {
        if (written.isEmpty()) {
            return quarters.isEmpty() ? null : quarters.getFirst();
        }
        return quarters.stream()
                .filter(one -> one.toString().equals(written))
                .findFirst()
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "quarter-unknown", written));
    }
}
