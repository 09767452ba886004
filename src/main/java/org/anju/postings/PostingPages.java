package org.anju.postings;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.anju.accounts.SignedIn;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.frame.Redirect;
import org.anju.shared.AccountId;
import org.anju.shared.DivisionCode;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The desk: agreements and postings. No resident is seen here.
@RestController
class PostingPages {

    private static final String LIST = "/desk/postings";

    private final PostingDesk desk;
    private final Agreements agreements;
    private final Postings postings;
    private final Templates pages;

    PostingPages(PostingDesk desk, Agreements agreements, Postings postings, Templates pages) {
        this.desk = desk;
        this.agreements = agreements;
        this.postings = postings;
        this.pages = pages;
    }

    @Bean
    static MenuEntry postingsEntry() {
        return new MenuEntry(64, LIST, "menu.postings", Set.of(Role.ADMINISTRATOR, Role.REVIEWER, Role.AUDITOR));
    }

    @GetMapping(LIST)
    JteModel list(Frame page, SignedIn who) {
        return show(page, who, DeskForm.EMPTY, Faults.NONE);
    }

    @PostMapping(LIST + "/agreements")
    Object add(
            Frame page,
            SignedIn who,
            @RequestParam Map<String, String> texts,
            @RequestParam(name = "allows", defaultValue = "") List<String> allows) {
        var form = new DeskForm(texts, allows);
        try {
            agreements.add(agreement(form), who);
            return Redirect.to(LIST);
        } catch (Problem problem) {
            return again(page, who, form, problem);
        }
    }

    private Agreement.Wish agreement(DeskForm form) {
        return new Agreement.Wish(
                form.text("number"),
                form.day("signedOn").orElseThrow(PostingPages::days),
                desk.unit(form.text("homeUnit")),
                form.division("home").orElseThrow(PostingPages::divisions),
                desk.unit(form.text("hostUnit")),
                form.division("host").orElseThrow(PostingPages::divisions),
                form.day("since").orElseThrow(PostingPages::days),
                form.day("until").orElseThrow(PostingPages::days),
                Arrays.stream(Allowed.values())
                        .filter(one -> form.chosen().contains(one.name()))
                        .collect(Collectors.toSet()),
                form.number("answerDays"));
    }

    @PostMapping(LIST + "/agreements/{reference}/sign")
    ResponseEntity<Void> sign(SignedIn who, @PathVariable String reference) {
        agreements.sign(desk.agreement(reference), who);
        return Redirect.to(LIST);
    }

    @PostMapping(LIST + "/agreements/{reference}/end")
    ResponseEntity<Void> end(SignedIn who, @PathVariable String reference) {
        agreements.end(desk.agreement(reference), who);
        return Redirect.to(LIST);
    }

    @PostMapping(LIST + "/officers")
    Object send(Frame page, SignedIn who, @RequestParam Map<String, String> texts) {
        var form = new DeskForm(texts, List.of());
        try {
            postings.add(posting(form), who);
            return Redirect.to(LIST);
        } catch (Problem problem) {
            return again(page, who, form, problem);
        }
    }

    private Posting.Wish posting(DeskForm form) {
        var agreement = form.text("agreement");
        return new Posting.Wish(
                agreement.isEmpty() ? Posting.Kind.VILLAGE : Posting.Kind.LIAISON,
                new AccountId(desk.key(form.text("officer"), "posting-officer")),
                agreement.isEmpty() ? null : desk.agreement(agreement),
                places(form.text("places")),
                form.day("from").orElseThrow(PostingPages::postingDays),
                form.day("to").orElseThrow(PostingPages::postingDays),
                form.text("shownName"));
    }

    // Codes, apart from each other by anything that is no digit.
    private static List<DivisionCode> places(String written) {
        try {
            return Arrays.stream(written.split("[^0-9]+"))
                    .filter(code -> !code.isEmpty())
                    .map(DivisionCode::read)
                    .distinct()
                    .toList();
        } catch (Problem e) {
            throw new Problem(Problem.Kind.INVALID, "posting-places", Posting.MOST_PLACES);
        }
    }

    @PostMapping(LIST + "/officers/{reference}/end")
    ResponseEntity<Void> endPosting(SignedIn who, @PathVariable String reference) {
        postings.end(desk.posting(reference), who);
        return Redirect.to(LIST);
    }

    private JteModel again(Frame page, SignedIn who, DeskForm form, Problem problem) {
        var field = switch (problem.name()) {
            case "agreement-number" -> "number";
            case "agreement-units" -> "homeUnit";
            case "agreement-divisions" -> "home";
            case "agreement-days", "agreement-overlaps" -> "since";
            case "agreement-allows" -> "allows";
            case "agreement-answer-days" -> "answerDays";
            case "posting-officer", "posting-overlaps" -> "officer";
            case "posting-agreement", "agreement-unknown" -> "agreement";
            case "posting-places" -> "places";
            case "posting-days" -> "from";
            case "posting-name" -> "shownName";
            default -> throw problem;
        };
        return show(page, who, form, Faults.of(field, page.words().of(problem)));
    }

    private JteModel show(Frame page, SignedIn who, DeskForm form, Faults faults) {
        return pages.postingsDesk(
                page,
                desk.agreements(who, page.tongue()),
                desk.postings(),
                desk.units(page.tongue()),
                desk.officers(page.tongue()),
                desk.standing(),
                who.role() == Role.ADMINISTRATOR,
                form,
                faults);
    }

    private static Problem days() {
        return new Problem(Problem.Kind.INVALID, "agreement-days", Agreement.LONGEST_YEARS);
    }

    private static Problem divisions() {
        return new Problem(Problem.Kind.INVALID, "agreement-divisions");
    }

    private static Problem postingDays() {
        return new Problem(Problem.Kind.INVALID, "posting-days", Posting.LONGEST_YEARS);
    }
}
