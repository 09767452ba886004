package org.anju.fieldwork;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.anju.dwellings.DwellingId;
import org.anju.dwellings.Dwellings;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.frame.Redirect;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The review desk: what visits found that a person has to decide, oldest first.
@RestController
class ReviewPages {

    static final String PATH = "/desk/reviews";

    private static final int PAGE = 20;

    private final Reviews reviews;
    private final Dwellings dwellings;
    private final Keyring keyring;
    private final Clock clock;
    private final Templates pages;

    ReviewPages(Reviews reviews, Dwellings dwellings, Keyring keyring, Clock clock, Templates pages) {
        this.reviews = reviews;
        this.dwellings = dwellings;
        this.keyring = keyring;
        this.clock = clock;
        this.pages = pages;
    }

    @Bean
    static MenuEntry reviewsEntry() {
        return new MenuEntry(31, PATH, "menu.reviews", Set.of(Role.REVIEWER, Role.REGISTRAR));
    }

    @GetMapping(PATH)
    JteModel list(Frame page, Access access, @RequestParam(defaultValue = "") String after) {
        var lines = reviews.list(after.isEmpty() ? null : id(after), PAGE, access).stream()
                .map(this::line)
                .toList();
        var next = lines.size() == PAGE ? lines.getLast().reference() : "";
        return pages.fieldworkReviews(page, reviews.queue(access), LocalDate.now(clock), lines, next);
    }

    @GetMapping(PATH + "/{reference}")
    JteModel review(Frame page, Access access, @PathVariable String reference) {
        return show(page, access, reference, ReviewView.Given.NOTHING, Faults.NONE);
    }

    /// @param form `reason`, and for each question a field with its key
    @PostMapping(PATH + "/{reference}/decide")
    Object decide(Frame page, Access access, @PathVariable String reference, @RequestParam Map<String, String> form) {
        var id = id(reference);
        var questions = reviews.get(id, access).questions();
        var taken = new HashMap<String, Take>();
        var faults = Faults.NONE;
        for (var question : questions) {
            var take = value(Take.class, form.getOrDefault(question.key(), ""));
            if (take.isPresent() && question.offers(take.get())) {
                taken.put(question.key(), take.get());
            } else {
                faults = faults.and(question.key(), page.t("reviews.choice.missing"));
            }
        }
        var reason = value(ReviewReason.class, form.getOrDefault("reason", ""));
        if (reason.isEmpty()) {
            faults = faults.and("reason", page.t("reviews.reason.missing"));
        }
        if (!faults.isEmpty() || reason.isEmpty()) {
            return show(page, access, reference, new ReviewView.Given(taken, reason.orElse(null), null), faults);
        }
        reviews.decide(id, taken, reason.get(), access);
        return Redirect.to(PATH);
    }

    @PostMapping(PATH + "/{reference}/return")
    Object returnTo(
            Frame page, Access access, @PathVariable String reference, @RequestParam(defaultValue = "") String back) {
        var reason = value(ReturnReason.class, back);
        if (reason.isEmpty()) {
            return show(
                    page,
                    access,
                    reference,
                    ReviewView.Given.NOTHING,
                    Faults.of("back", page.t("reviews.back.missing")));
        }
        reviews.returnTo(id(reference), reason.get(), access);
        return Redirect.to(PATH);
    }

    @GetMapping(PATH + "/parallel")
    JteModel parallel(Frame page, Access access) {
        return parallel(page, access, List.of(), Faults.NONE);
    }

    /// Takes those that are ticked, and says of each what became of it.
    @PostMapping(PATH + "/parallel")
    JteModel takeAll(
            Frame page,
            Access access,
            @RequestParam(defaultValue = "") List<String> visit,
            @RequestParam(defaultValue = "") String reason) {
        var why = value(ReviewReason.class, reason);
        if (visit.isEmpty() || why.isEmpty()) {
            return parallel(
                    page,
                    access,
                    visit,
                    visit.isEmpty()
                            ? Faults.of("visits", page.t("reviews.visits.missing"))
                            : Faults.of("reason", page.t("reviews.reason.missing")));
        }
        var ids = visit.stream().limit(PAGE).map(ReviewPages::id).toList();
        return pages.fieldworkTaken(page, reviews.takeAll(ids, why.get(), access));
    }

    private JteModel parallel(Frame page, Access access, List<String> ticked, Faults faults) {
        var views = reviews.parallel(PAGE, access).stream()
                .map(review -> view(review, ReviewView.Given.NOTHING))
                .toList();
        return pages.fieldworkParallel(page, views, ticked, faults);
    }

    private JteModel show(Frame page, Access access, String reference, ReviewView.Given given, Faults faults) {
        return pages.fieldworkReview(page, view(reviews.get(id(reference), access), given), faults);
    }

    private ReviewView view(Reviews.Review review, ReviewView.Given given) {
        return new ReviewView(review, given, person -> keyring.reference(person.value()));
    }

    private ReviewLine line(Reviews.Waiting waiting) {
        return new ReviewLine(waiting, address(waiting.dwelling()), LocalDate.now(clock), clock.instant());
    }

    private String address(@Nullable DwellingId id) {
        return id == null ? "" : dwellings.latest(id).address();
    }

    private static <E extends Enum<E>> Optional<E> value(Class<E> type, String written) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(written))
                .findFirst();
    }

    private static VisitId id(String reference) {
        try {
            return new VisitId(UUID.fromString(reference));
        } catch (IllegalArgumentException e) {
            throw new Problem(Problem.Kind.UNKNOWN, "visit-decided");
        }
    }
}
