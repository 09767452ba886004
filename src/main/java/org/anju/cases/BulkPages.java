package org.anju.cases;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.List;
import java.util.Map;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Many decisions at once: ticked, looked at beforehand, confirmed, and the result of each.
@RestController
class BulkPages {

    private final CaseDesk desk;
    private final CaseViews views;
    private final Keyring keyring;
    private final Templates pages;

    BulkPages(CaseDesk desk, CaseViews views, Keyring keyring, Templates pages) {
        this.desk = desk;
        this.views = views;
        this.keyring = keyring;
        this.pages = pages;
    }

    /// What would become of each; nothing is decided.
    @PostMapping("/desk/cases/bulk")
    JteModel preview(
            Frame page,
            Access access,
            @RequestParam(name = "case", required = false) @Nullable List<String> references,
            @RequestParam Map<String, String> given) {
        var grant = given.getOrDefault("decision", "grant").equals("grant");
        var verdict = verdict(grant, given);
        var noted = references == null ? List.<String>of() : references;
        if (noted.isEmpty()) {
            return pages.casesBulk(page, List.of(), verdict, Faults.of("case", page.t("case.bulk.none")));
        }
        // Without a reason none can be refused, and the page asks for it before it says so of each.
        var faults = !grant && verdict.reason().isBlank() && given.containsKey("reason")
                ? Faults.of("reason", page.t("problem.case-refusal"))
                : Faults.NONE;
        var tried = grant || !verdict.reason().isBlank() ? verdict : new CaseVerdict(false, "…", "");
        return pages.casesBulk(page, lines(page, desk.preview(ids(noted), tried, access), access), verdict, faults);
    }

    @PostMapping("/desk/cases/bulk/decisions")
    JteModel decide(
            Frame page,
            Access access,
            @RequestParam(name = "case", required = false) @Nullable List<String> references,
            @RequestParam Map<String, String> given) {
        var grant = given.getOrDefault("decision", "").equals("grant");
        if (!grant && given.getOrDefault("reason", "").isBlank()) {
            return preview(page, access, references, given);
        }
        var done = desk.decideAll(ids(references == null ? List.of() : references), verdict(grant, given), access);
        return pages.casesBulkDone(page, lines(page, done, access));
    }

    private static CaseVerdict verdict(boolean grant, Map<String, String> given) {
        return grant
                ? CaseVerdict.GRANT
                : new CaseVerdict(false, given.getOrDefault("reason", "").strip(), "");
    }

    private List<CaseId> ids(List<String> references) {
        return references.stream()
                .map(one -> keyring.key(one).map(CaseId::new).orElseThrow(Course::unknown))
                .toList();
    }

    private List<BulkLine> lines(Frame page, List<Bulk> all, Access access) {
        return all.stream()
                .map(one -> switch (one) {
                    case Bulk.Ready(var id, var found) -> line(id, found, "", access);
                    case Bulk.Done(var id, var found) -> line(id, found, "", access);
                    case Bulk.Cannot(var id, Problem why) ->
                        new BulkLine(
                                keyring.reference(id.value()),
                                null,
                                page.words().of(why));
                })
                .toList();
    }

    private BulkLine line(CaseId id, Case found, String why, Access access) {
        return new BulkLine(
                keyring.reference(id.value()),
                views.lines(List.of(found), access).getFirst(),
                why);
    }
}
