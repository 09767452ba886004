package org.anju.matters;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.frame.Redirect;
import org.anju.frame.Words;
import org.anju.shared.Access;
import org.anju.shared.MatterCode;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.anju.shared.Tongue;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The desk of administrators: the catalogue of matters, one of them in plain words, and its text to be changed,
/// checked, tried and proposed.
@RestController
class MatterPages {

    static final String LIST = "/desk/matters";

    private static final String EDIT = LIST + "/edit";

    private final Matters matters;
    private final MatterTexts texts;
    private final MatterChanges changes;
    private final Clock clock;
    private final Templates pages;

    MatterPages(Matters matters, MatterTexts texts, MatterChanges changes, Clock clock, Templates pages) {
        this.matters = matters;
        this.texts = texts;
        this.changes = changes;
        this.clock = clock;
        this.pages = pages;
    }

    @Bean
    static MenuEntry mattersEntry() {
        return new MenuEntry(93, LIST, "menu.matters", Set.of(Role.ADMINISTRATOR, Role.AUDITOR));
    }

    @GetMapping(LIST)
    JteModel list(Frame page) {
        var lines = matters.codes().stream()
                .map(code -> line(matters, code, today()))
                .toList();
        return pages.mattersList(page, lines, texts.declared());
    }

    @GetMapping(LIST + "/catalogue/{code}")
    JteModel one(Frame page, @PathVariable String code, @RequestParam(defaultValue = "") String version) {
        var line = line(matters, code(code), today());
        var shown = published(line, version);
        var facts = matters.rules(shown.matter().pinned()).facts();
        return pages.mattersOne(page, line, shown, both(shown.matter(), facts));
    }

    /// A matter in both languages, side by side.
    static List<MatterView> both(Matter matter, List<Fact> facts) {
        return Stream.of(Tongue.values())
                .map(tongue -> new MatterView(matter, facts, Words.in(tongue)))
                .toList();
    }

    @GetMapping(EDIT)
    JteModel edit(
            Frame page,
            Access access,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String version) {
        // Whoever may not propose learns it before writing.
        changes.waiting(access);
        var text = code.isEmpty()
                ? ""
                : published(line(matters, code(code), today()), version).text();
        return show(page, MatterForm.of(text), Faults.NONE, null, null);
    }

    @PostMapping(EDIT)
    Object edit(
            Frame page,
            Access access,
            @RequestParam Map<String, String> fields,
            @RequestParam(defaultValue = "check") String action) {
        var form = new MatterForm(fields);
        return switch (texts.read(form.text())) {
            case Reading.Faulty(var all) -> show(page, form, faults(page, all), null, null);
            case Reading.Sound(var matter, var rules) -> {
                if (action.equals("propose")) {
                    yield propose(page, form, rules, access);
                }
                var faults = TryOut.faults(rules, form, page.words());
                yield show(
                        page,
                        form,
                        faults,
                        rules,
                        faults.isEmpty() ? TryOut.of(rules, form, today(), page.words()) : null);
            }
        };
    }

    private Object propose(Frame page, MatterForm form, Rules rules, Access access) {
        try {
            changes.propose(form.text(), form.cause(), access);
        } catch (Problem problem) {
            var field = switch (problem.name()) {
                case "proposal-cause" -> "cause";
                case "matter-from-past", "matter-known", "matter-backwards" -> "text";
                default -> throw problem;
            };
            return show(page, form, Faults.of(field, page.words().of(problem)), rules, null);
        }
        return Redirect.to(MatterChangePages.LIST);
    }

    private static Faults faults(Frame page, List<MatterFault> all) {
        var faults = Faults.NONE;
        for (var fault : all) {
            faults = faults.and("text", fault.in(page.words()));
        }
        return faults;
    }

    private JteModel show(
            Frame page,
            MatterForm form,
            Faults faults,
            @org.jspecify.annotations.Nullable Rules rules,
            @org.jspecify.annotations.Nullable TryOut tried) {
        var view = rules == null ? null : new MatterView(rules.matter(), rules.facts(), page.words());
        var views = rules == null ? List.<MatterView>of() : both(rules.matter(), rules.facts());
        return pages.mattersEdit(page, form, faults, view, views, tried, today());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    static MatterLine line(Matters matters, MatterCode code, LocalDate today) {
        var versions = matters.published(code);
        if (versions.isEmpty()) {
            throw new Problem(Problem.Kind.UNKNOWN, "matter-unknown", code);
        }
        return new MatterLine(matters.find(code, today).orElse(null), versions.reversed());
    }

    /// The version of this number; the one in use, or the newest, where none is asked for.
    static Edition published(MatterLine line, String version) {
        var wanted = version.isEmpty() ? String.valueOf(line.named().version()) : version;
        return line.versions().stream()
                .filter(one -> String.valueOf(one.matter().version()).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new Problem(
                        Problem.Kind.UNKNOWN, "matter-unknown", line.named().code() + "/" + version));
    }

    static MatterCode code(String written) {
        try {
            return new MatterCode(written);
        } catch (IllegalArgumentException e) {
            throw new Problem(Problem.Kind.UNKNOWN, "matter-unknown", written);
        }
    }
}
