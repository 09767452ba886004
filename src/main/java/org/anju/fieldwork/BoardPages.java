package org.anju.fieldwork;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.anju.accounts.SignedIn;
import org.anju.frame.Csv;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.places.DivisionName;
import org.anju.places.Places;
import org.anju.shared.DivisionCode;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The supervisor's board: per area, never per worker. Shows no person.
@RestController
class BoardPages {

    static final String PATH = "/desk/board";

    private static final Set<Role> SUPERVISORS = Set.of(Role.REVIEWER, Role.ADMINISTRATOR, Role.AUDITOR);
    private static final int PAGE = 200;

    private final Board board;
    private final Freshness freshness;
    private final Reviews reviews;
    private final Places places;
    private final Keyring keyring;
    private final Clock clock;
    private final Templates pages;

    BoardPages(
            Board board,
            Freshness freshness,
            Reviews reviews,
            Places places,
            Keyring keyring,
            Clock clock,
            Templates pages) {
        this.board = board;
        this.freshness = freshness;
        this.reviews = reviews;
        this.places = places;
        this.keyring = keyring;
        this.clock = clock;
        this.pages = pages;
    }

    @Bean
    static MenuEntry boardEntry() {
        return new MenuEntry(45, PATH, "menu.board", SUPERVISORS);
    }

    /// @param division whose areas to show; blank for the territory of the post
    /// @param days over how many days the plot goes
    @GetMapping(PATH)
    JteModel areas(
            Frame page,
            SignedIn who,
            @RequestParam(defaultValue = "") String division,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "") String days) {
        return pages.fieldworkBoard(page, all(who, division, after, days));
    }

    @GetMapping(PATH + "/table.csv")
    ResponseEntity<byte[]> table(
            Frame page,
            SignedIn who,
            @RequestParam(defaultValue = "") String division,
            @RequestParam(defaultValue = "") String after) {
        var view = all(who, division, after, "");
        return Csv.of(
                "areas",
                BoardView.headings(page),
                view.lines().stream().map(view::cells).toList());
    }

    @GetMapping(PATH + "/days.csv")
    ResponseEntity<byte[]> days(
            Frame page,
            SignedIn who,
            @RequestParam(defaultValue = "") String division,
            @RequestParam(defaultValue = "") String days) {
        return file(page, all(who, division, "", days));
    }

    @GetMapping(PATH + "/areas/{reference}")
    JteModel area(
            Frame page, SignedIn who, @PathVariable String reference, @RequestParam(defaultValue = "") String days) {
        return pages.fieldworkBoard(page, one(who, reference, days));
    }

    @GetMapping(PATH + "/areas/{reference}/days.csv")
    ResponseEntity<byte[]> areaDays(
            Frame page, SignedIn who, @PathVariable String reference, @RequestParam(defaultValue = "") String days) {
        return file(page, one(who, reference, days));
    }

    private static ResponseEntity<byte[]> file(Frame page, BoardView view) {
        return Csv.of(
                "area-days",
                BoardView.dayHeadings(page),
                view.days().stream().map(BoardView::cells).toList());
    }

    private BoardView all(SignedIn who, String division, String after, String days) {
        require(who);
        var code = division.isBlank() ? who.territory() : DivisionCode.read(division);
        var span = span(days);
        var listed = board.list(code, after.isEmpty() ? null : id(after), PAGE);
        var path = code == null ? List.<DivisionName>of() : places.path(code);
        return new BoardView(
                path,
                path.isEmpty()
                        ? code == null ? "" : code.value()
                        : path.getLast().name(),
                freshness.in(code).whole(),
                listed.stream().map(this::line).toList(),
                reviews.queue(code),
                board.carried(code).orElse(null),
                false,
                board.days(code, null, since(span)),
                LocalDate.now(clock),
                listed.size() < PAGE
                        ? ""
                        : keyring.reference(listed.getLast().area().id().value()),
                "division=" + (code == null ? "" : code.value()),
                PATH,
                span);
    }

    private BoardView one(SignedIn who, String reference, String days) {
        require(who);
        var line = board.get(id(reference));
        var area = line.area();
        var span = span(days);
        return new BoardView(
                places.path(area.division()),
                area.name(),
                line.ages(),
                List.of(line(line)),
                reviews.queue(area.division()),
                null,
                true,
                board.days(null, area.id(), since(span)),
                LocalDate.now(clock),
                "",
                "division=" + area.division().value(),
                PATH + "/areas/" + reference,
                span);
    }

    private BoardView.Line line(Board.Line line) {
        return new BoardView.Line(
                keyring.reference(line.area().id().value()),
                line,
                places.name(line.area().division()));
    }

    private static int span(String days) {
        return BoardView.SPANS.stream()
                .filter(span -> span.toString().equals(days))
                .findFirst()
                .orElse(BoardView.SPANS.getFirst());
    }

    private LocalDate since(int span) {
        return LocalDate.now(clock).minusDays(span);
    }

    private AreaId id(String reference) {
        return keyring.key(reference)
                .map(AreaId::new)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "area-unknown"));
    }

    private static void require(@Nullable SignedIn who) {
        if (who == null || !SUPERVISORS.contains(who.role())) {
            throw new Problem(Problem.Kind.FORBIDDEN, "not-allowed");
        }
    }
}
