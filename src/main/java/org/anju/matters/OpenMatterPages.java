package org.anju.matters;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.time.Clock;
import java.time.LocalDate;
import org.anju.frame.Frame;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What everybody may see of the catalogue of matters: all of it.
@RestController
class OpenMatterPages {

    private final Matters matters;
    private final Clock clock;
    private final Templates pages;

    OpenMatterPages(Matters matters, Clock clock, Templates pages) {
        this.matters = matters;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/open/matters")
    JteModel list(Frame page) {
        var views = matters.current(LocalDate.now(clock)).stream()
                .map(matter -> view(page, matter))
                .toList();
        return pages.mattersOpen(page, views);
    }

    @GetMapping("/open/matters/{code}")
    JteModel one(Frame page, @PathVariable String code, @RequestParam(defaultValue = "") String version) {
        var line = MatterPages.line(matters, MatterPages.code(code), LocalDate.now(clock));
        var shown = MatterPages.published(line, version);
        return pages.mattersOpenOne(page, line, shown, view(page, shown.matter()));
    }

    private MatterView view(Frame page, Matter matter) {
        return new MatterView(matter, matters.rules(matter.pinned()).facts(), page.words());
    }
}
