package org.anju.cases;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.Set;
import org.anju.accounts.SignedIn;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.frame.PortalTask;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The portal: what I applied for, how far each is, what comes next and by when.
@RestController
class OwnCasePages {

    static final String LIST = "/me/cases";

    private final Cases cases;
    private final CaseViews views;
    private final Residents residents;
    private final Templates pages;

    OwnCasePages(Cases cases, CaseViews views, Residents residents, Templates pages) {
        this.cases = cases;
        this.views = views;
        this.residents = residents;
        this.pages = pages;
    }

    @Bean
    static MenuEntry ownCasesEntry() {
        return new MenuEntry(14, LIST, "menu.cases.own", Set.of(Role.RESIDENT));
    }

    @Bean
    static PortalTask ownCasesTask(CaseRecords records) {
        return new PortalTask(40, LIST, "menu.cases.own", (parts, access) -> {
            var open = records.open(parts);
            var mine = open.getOrDefault(CaseState.DRAFT, 0) + open.getOrDefault(CaseState.MISSING, 0);
            var all = open.values().stream().mapToInt(Integer::intValue).sum();
            if (mine > 0) {
                return PortalTask.State.toDo("task.cases.mine", mine);
            }
            return all == 0
                    ? PortalTask.State.nothing("task.cases.none")
                    : PortalTask.State.waits("task.cases.waits", all);
        });
    }

    @Bean
    static PortalTask ownMattersTask() {
        return new PortalTask(
                41,
                OwnMatterPages.LIST,
                "menu.matters.own",
                (parts, access) -> PortalTask.State.nothing("task.matters"));
    }

    @GetMapping(LIST)
    JteModel list(Frame page, SignedIn me, Access access) {
        var lines = cases.listAbout(residents.self(me), access).stream()
                .map(one -> views.line(one))
                .toList();
        return pages.casesOwn(page, lines);
    }
}
