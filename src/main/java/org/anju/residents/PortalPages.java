package org.anju.residents;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.anju.accounts.SignedIn;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.frame.PortalTask;
import org.anju.frame.Words;
import org.anju.oversight.AccessEntry;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Look;
import org.anju.oversight.ProofFile;
import org.anju.oversight.Purposes;
import org.anju.oversight.Shown;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The portal of a resident: my home, what is held of me, and who looked at it.
@RestController
class PortalPages {

    private static final String HOME = "/me";
    private static final String RECORD = HOME + "/record";
    private static final int LATEST = 5;
    private static final int PAGE = 50;

    private final Residents residents;
    private final AccessLog accessLog;
    private final Purposes purposes;
    private final PersonViews views;
    private final List<PortalTask> tasks;
    private final Keyring keyring;
    private final Templates pages;

    PortalPages(
            Residents residents,
            AccessLog accessLog,
            Purposes purposes,
            PersonViews views,
            List<PortalTask> tasks,
            Keyring keyring,
            Templates pages) {
        this.residents = residents;
        this.accessLog = accessLog;
        this.purposes = purposes;
        this.views = views;
        this.tasks = tasks.stream()
                .sorted(Comparator.comparingInt(PortalTask::order))
                .toList();
        this.keyring = keyring;
        this.pages = pages;
    }

    @Bean
    static MenuEntry homeEntry() {
        return new MenuEntry(5, HOME, "menu.home", Set.of(Role.RESIDENT));
    }

    @Bean
    static MenuEntry recordEntry() {
        return new MenuEntry(10, RECORD, "menu.me", Set.of(Role.RESIDENT));
    }

    @Bean
    static PortalTask recordTask(PersonRecords persons) {
        return new PortalTask(
                10,
                RECORD,
                "menu.me",
                (parts, access) -> persons.confirmed(parts)
                        .map(at -> PortalTask.State.done("task.record.confirmed", Words.civilDay(at)))
                        .orElseGet(() -> PortalTask.State.toDo("task.record.none")));
    }

    @Bean
    static PortalTask accessesTask(AccessLog accessLog) {
        return new PortalTask(20, "/me/accesses", "who.title", (parts, access) -> {
            var looks = accessLog.newSince(parts, access);
            return looks == 0
                    ? PortalTask.State.nothing("task.accesses.none")
                    : PortalTask.State.toDo("task.accesses.new", looks);
        });
    }

    @Bean
    static MenuEntry accessesEntry() {
        return new MenuEntry(20, "/me/accesses", "menu.accesses", Set.of(Role.RESIDENT));
    }

    /// How far everything is, for one look.
    @GetMapping(HOME)
    JteModel home(Frame page, SignedIn me, Access access) {
        var parts = residents.self(me);
        var lines = accessLog.read(
                access,
                Look.OPENED,
                Shown.HOME,
                parts,
                () -> tasks.stream()
                        .map(task -> new HomeLine(
                                task.path(), task.key(), task.progress().of(parts, access)))
                        .toList());
        return pages.residentsHome(page, me.name(), lines);
    }

    @GetMapping(RECORD)
    JteModel record(Frame page, SignedIn me, Access access) {
        var person = residents.survivor(me.requirePerson());
        var now = residents.now();
        var record = residents.find(person, now, access);
        if (record.isEmpty()) {
            return pages.residentsNoRecord(page);
        }
        var latest = accessLog.listAbout(residents.parts(person), access, null, LATEST);
        return pages.residentsMe(page, views.view(record.get(), now), lines(page, latest, me));
    }

    @GetMapping("/me/accesses")
    JteModel accesses(Frame page, SignedIn me, Access access, @RequestParam(defaultValue = "") String before) {
        var after = before.isEmpty()
                ? null
                : keyring.key(before).orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "page-unknown"));
        var parts = residents.self(me);
        var entries = accessLog.listAbout(parts, access, after, PAGE);
        var next = entries.size() == PAGE ? keyring.reference(entries.getLast().access()) : "";
        return pages.residentsAccesses(page, lines(page, entries, me), next);
    }

    /// The proof of one line, to be kept; it holds without us.
    @GetMapping("/me/accesses/{reference}/proof")
    ResponseEntity<String> proof(SignedIn me, Access access, @PathVariable String reference) {
        var line = keyring.key(reference).orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "proof-unknown"));
        return ProofFile.of(accessLog.proof(residents.self(me), access, line));
    }

    private List<AccessLine> lines(Frame page, List<AccessEntry> entries, SignedIn me) {
        var catalogue = purposes.list();
        return entries.stream()
                .map(entry -> AccessLine.of(entry, catalogue, page.tongue(), me.account(), keyring))
                .toList();
    }
}
