package org.anju.notices;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.Set;
import org.anju.accounts.MenuCount;
import org.anju.accounts.SignedIn;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.frame.PortalTask;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The portal: what I was told.
@RestController
class NoticePages {

    static final String LIST = "/me/notices";

    private static final int PAGE = 50;

    private final Notices notices;
    private final Residents residents;
    private final Keyring keyring;
    private final Templates pages;

    NoticePages(Notices notices, Residents residents, Keyring keyring, Templates pages) {
        this.notices = notices;
        this.residents = residents;
        this.keyring = keyring;
        this.pages = pages;
    }

    @Bean
    static MenuEntry noticesEntry() {
        return new MenuEntry(15, LIST, "menu.notices", Set.of(Role.RESIDENT));
    }

    @Bean
    static MenuCount noticesCount(Notices notices, Residents residents) {
        return new MenuCount(LIST, who -> notices.unread(residents.self(who)));
    }

    @Bean
    static PortalTask noticesTask(Notices notices) {
        return new PortalTask(15, LIST, "menu.notices", (parts, access) -> {
            var unread = notices.unread(parts);
            return unread == 0
                    ? PortalTask.State.nothing("task.notices.none")
                    : PortalTask.State.toDo("task.notices.unread", unread);
        });
    }

    @GetMapping(LIST)
    JteModel list(Frame page, SignedIn me, Access access, @RequestParam(defaultValue = "") String before) {
        var after = before.isEmpty()
                ? null
                : keyring.key(before).orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "page-unknown"));
        var lines = notices.open(residents.self(me), after, PAGE, access);
        var next = lines.size() == PAGE ? keyring.reference(lines.getLast().key()) : "";
        return pages.noticesList(page, lines, next);
    }
}
