package org.anju.postings;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.places.Places;
import org.anju.shared.DivisionCode;
import org.anju.shared.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// For everybody: who comes to my village, and when.
@RestController
class VillagePages {

    private static final int MOST = 50;

    private final VillageDays days;
    private final Postings postings;
    private final PostingDesk desk;
    private final Places places;
    private final Templates pages;

    VillagePages(VillageDays days, Postings postings, PostingDesk desk, Places places, Templates pages) {
        this.days = days;
        this.postings = postings;
        this.desk = desk;
        this.places = places;
        this.pages = pages;
    }

    @GetMapping("/villages")
    JteModel find(Frame page, @RequestParam(defaultValue = "") String village) {
        var written = village.strip();
        var villages = postings.villages().stream()
                .filter(code -> written.isEmpty() || called(code, written))
                .limit(MOST)
                .collect(Collectors.toMap(DivisionCode::value, places::name, (one, other) -> one, LinkedHashMap::new));
        var faults = villages.isEmpty() && !written.isEmpty()
                ? Faults.of("village", page.t("villages.unknown"))
                : Faults.NONE;
        return pages.postingsVillages(page, written, villages, faults);
    }

    @GetMapping("/villages/{code}")
    JteModel one(Frame page, @PathVariable String code) {
        var village = village(code);
        var calendar = days.at(village);
        return pages.postingsVillage(
                page, places.name(village), desk.days(calendar.next(), page), desk.days(calendar.past(), page));
    }

    private boolean called(DivisionCode code, String written) {
        return code.value().startsWith(written) || places.name(code).contains(written);
    }

    private DivisionCode village(String code) {
        return List.of(DivisionCode.read(code)).stream()
                .filter(one -> places.division(one, postings.today()).isPresent())
                .findFirst()
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "division-unknown", code));
    }
}
