package org.anju.figures;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.anju.frame.Frame;
import org.anju.frame.Plot;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// For everybody: what liaison officers did, and who went where.
@RestController
class PostingFigurePages {

    private static final String PATH = "/open/postings";
    private static final String UNKNOWN = "quarter-unknown";

    private final PostingFigures figures;
    private final Templates pages;

    PostingFigurePages(PostingFigures figures, Templates pages) {
        this.figures = figures;
        this.pages = pages;
    }

    @GetMapping(PATH)
    JteModel postings(Frame page, @RequestParam(defaultValue = "") String quarter) {
        var asked = figures.asked();
        var quarters = asked.quarters();
        var chosen = Chosen.of(quarter, quarters, UNKNOWN).orElse(null);
        var origins = figures.origins();
        return pages.figuresPostings(
                page,
                quarters.stream()
                        .collect(Collectors.toMap(
                                LocalDate::toString,
                                one -> PostingFigures.name(one, page),
                                (one, other) -> one,
                                LinkedHashMap::new)),
                chosen == null ? "" : chosen.toString(),
                chosen == null ? null : asked.published(chosen, page),
                plot(asked, page),
                asked.shares(page),
                figures.occasions(page),
                origins.map(one -> one.published(page)).orElse(null),
                origins.map(one -> PostingFigures.name(one.quarter(), page)).orElse(""));
    }

    @GetMapping(PATH + "/help.csv")
    ResponseEntity<byte[]> help(Frame page, @RequestParam(defaultValue = "") String quarter) {
        var asked = figures.asked();
        var chosen = Chosen.get(quarter, asked.quarters(), UNKNOWN);
        return asked.published(chosen, page).file("help-" + chosen, page.t("figures.postings.need"));
    }

    @GetMapping(PATH + "/solved.csv")
    ResponseEntity<byte[]> solved(Frame page) {
        return figures.asked().shares(page).file("solved", page.t("figures.postings.quarter"));
    }

    @GetMapping(PATH + "/occasions.csv")
    ResponseEntity<byte[]> occasions(Frame page) {
        return figures.occasions(page).file("occasions", page.t("figures.postings.quarter"));
    }

    @GetMapping(PATH + "/origins.csv")
    ResponseEntity<byte[]> origins(Frame page) {
        var origins = figures.origins();
        return origins.map(one -> one.published(page))
                .orElse(Published.NONE)
                .file(
                        origins.map(one -> "origins-" + one.quarter()).orElse("origins"),
                        page.t("figures.postings.province"));
    }

    private static @Nullable Plot plot(PostingFigures.Asked asked, Frame page) {
        var points = asked.solvedInTime();
        return points.isEmpty()
                ? null
                : new Plot(
                        page.t("figures.postings.plot"),
                        List.of(new Plot.Series(page.t("figures.postings.inTime"), points)),
                        page.tongue());
    }
}
