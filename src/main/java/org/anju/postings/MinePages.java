package org.anju.postings;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.anju.accounts.SignedIn;
import org.anju.counters.ServicePoint;
import org.anju.counters.ServicePointId;
import org.anju.counters.ServicePoints;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.frame.Redirect;
import org.anju.frame.Words;
import org.anju.shared.DivisionCode;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What an officer who was sent out does: the days in the villages, or visits and events.
@RestController
class MinePages {

    private static final String MINE = "/desk/postings/mine";

    private final PostingDesk desk;
    private final Postings postings;
    private final VillageDays days;
    private final Occasions occasions;
    private final ServicePoints points;
    private final Templates pages;

    MinePages(
            PostingDesk desk,
            Postings postings,
            VillageDays days,
            Occasions occasions,
            ServicePoints points,
            Templates pages) {
        this.desk = desk;
        this.postings = postings;
        this.days = days;
        this.occasions = occasions;
        this.points = points;
        this.pages = pages;
    }

    @Bean
    static MenuEntry ownPostingEntry() {
        return new MenuEntry(46, MINE, "menu.postings.mine", Set.of(Role.REGISTRAR, Role.REVIEWER));
    }

    @GetMapping(MINE)
    JteModel mine(Frame page, SignedIn who) {
        return show(page, who, DeskForm.EMPTY, Faults.NONE);
    }

    @PostMapping(MINE + "/days")
    Object plan(Frame page, SignedIn who, @RequestParam Map<String, String> texts) {
        var form = new DeskForm(texts, List.of());
        return trying(page, who, form, () -> {
            var plan = new VillageDay.Plan(
                    form.day("day").orElseThrow(() -> invalid("village-day-when")),
                    new ServicePointId(desk.key(form.text("point"), "village-day-point")),
                    form.time("opens").orElseThrow(() -> invalid("village-day-hours")),
                    form.time("closes").orElseThrow(() -> invalid("village-day-hours")));
            days.plan(desk.posting(form.text("posting")), plan, who);
            return Redirect.to(MINE);
        });
    }

    @PostMapping(MINE + "/days/{reference}/held")
    ResponseEntity<Void> held(SignedIn who, @PathVariable String reference) {
        days.held(desk.day(reference), who);
        return Redirect.to(MINE);
    }

    @PostMapping(MINE + "/days/{reference}/missed")
    Object missed(Frame page, SignedIn who, @PathVariable String reference, @RequestParam Map<String, String> texts) {
        var form = new DeskForm(texts, List.of());
        return trying(page, who, form, () -> {
            days.missed(desk.day(reference), form.day("instead").orElseThrow(() -> invalid("village-day-when")), who);
            return Redirect.to(MINE);
        });
    }

    @PostMapping(MINE + "/occasions")
    Object add(Frame page, SignedIn who, @RequestParam Map<String, String> texts) {
        var form = new DeskForm(texts, List.of());
        return trying(page, who, form, () -> {
            occasions.add(occasion(form), who);
            return Redirect.to(MINE);
        });
    }

    private Occasion occasion(DeskForm form) {
        var point = form.text("point");
        return new Occasion(
                key(form),
                desk.posting(form.text("posting")),
                form.one("kind", Occasion.Kind.class).orElseThrow(() -> invalid("occasion-kind")),
                form.day("day").orElseThrow(() -> invalid("occasion-day", Occasion.LATEST_DAYS)),
                point.isEmpty() ? null : new ServicePointId(desk.key(point, "occasion-place")),
                point.isEmpty() ? division(form) : null,
                form.number("minutes"),
                Need.read(form.text("about")).orElseThrow(() -> invalid("occasion-about")),
                form.number("persons"));
    }

    /// Each form has a key of its own: pressing its button twice writes down one.
    private OccasionId key(DeskForm form) {
        return desk.occasion(form.text("occasion"));
    }

    private OccasionId next(DeskForm form) {
        return form.text("occasion").isEmpty() ? OccasionId.next() : key(form);
    }

    private static DivisionCode division(DeskForm form) {
        return form.division("division").orElseThrow(() -> invalid("occasion-place"));
    }

    @PostMapping(MINE + "/occasions/{reference}/withdraw")
    ResponseEntity<Void> withdraw(SignedIn who, @PathVariable String reference) {
        occasions.withdraw(desk.occasion(reference), who);
        return Redirect.to(MINE);
    }

    private Object trying(Frame page, SignedIn who, DeskForm form, Supplier<Object> work) {
        try {
            return work.get();
        } catch (Problem problem) {
            var field = switch (problem.name()) {
                case "village-day-when" -> form.texts().containsKey("instead") ? "instead" : "day";
                case "village-day-there", "occasion-day" -> "day";
                case "posting-not-then" -> form.texts().containsKey("instead") ? "instead" : "day";
                case "village-day-hours" -> "opens";
                case "village-day-point" -> "point";
                case "occasion-kind", "occasion-not-allowed" -> "kind";
                case "occasion-place" -> "division";
                case "occasion-about" -> "about";
                case "occasion-numbers" -> "minutes";
                default -> throw problem;
            };
            return show(page, who, form, Faults.of(field, page.words().of(problem)));
        }
    }

    private JteModel show(Frame page, SignedIn who, DeskForm form, Faults faults) {
        var own = postings.of(who.account());
        var village = first(own, Posting.Kind.VILLAGE);
        var liaison = first(own, Posting.Kind.LIAISON);
        return pages.postingsMine(
                page,
                desk.own(own),
                village == null ? "" : desk.reference(village.id().value()),
                village == null ? Map.of() : desk.points(days.points(village), page.tongue()),
                desk.days(days.of(own), page),
                liaison == null ? "" : desk.reference(liaison.id().value()),
                liaison == null ? Map.of() : desk.points(within(liaison), page.tongue()),
                desk.reference(next(form).value()),
                desk.occasions(occasions.list(own.stream().map(Posting::id).toList()), page.tongue()),
                names(page.words(), Occasion.Kind.values()),
                names(page.words(), Need.values()),
                form,
                faults);
    }

    private @Nullable Posting first(List<Posting> own, Posting.Kind kind) {
        return own.stream()
                .filter(one -> one.kind() == kind && one.standsOn(postings.today()))
                .findFirst()
                .orElse(null);
    }

    private List<ServicePoint> within(Posting liaison) {
        var place = Objects.requireNonNull(liaison.places().getFirst());
        return points.list().stream()
                .filter(point -> place.holds(point.division()))
                .toList();
    }

    private static Map<String, String> names(Words words, Enum<?>[] values) {
        return Arrays.stream(values)
                .collect(Collectors.toMap(Enum::name, words::of, (one, other) -> one, LinkedHashMap::new));
    }

    private static Problem invalid(String name, Object... arguments) {
        return new Problem(Problem.Kind.INVALID, name, arguments);
    }
}
