package org.anju.fieldwork;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.anju.frame.Share;
import org.anju.shared.DivisionCode;
import org.anju.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The supervisor's board 督导看板: how fresh each area is and was, and what waits there. Areas are measured; who
/// visited them is not, and nothing here can be turned into it.
@Component
@Transactional(readOnly = true)
public class Board {

    /// With fewer visits a share would say something of single doors.
    static final int LEAST_VISITS = 10;

    /// With fewer phones a sum would say something of a single worker.
    static final int LEAST_PHONES = 3;

    /// Days over which nobody at home and refusals are told.
    static final int RECENT = 30;

    private final BoardRecords records;
    private final Freshness freshness;
    private final Clock clock;

    Board(BoardRecords records, Freshness freshness, Clock clock) {
        this.records = records;
        this.freshness = freshness;
        this.clock = clock;
    }

    /// An area as it is today.
    ///
    /// @param nobodyHome share of the visits of the last thirty days; a dash where they were few
    /// @param refusals likewise
    /// @param held how many visits wait for a decision
    /// @param oldestHeld since when the first of them waits; `null` where none does
    /// @param asked dwellings for which a visit was asked and not made yet
    public record Line(
            Area area,
            Ages ages,
            String nobodyHome,
            String refusals,
            int held,
            @Nullable LocalDate oldestHeld,
            int asked) {}

    /// All areas asked for as they were on a day.
    public record Day(
            LocalDate day, Ages ages, int held, @Nullable LocalDate oldestHeld) {}

    /// What phones still carry, all together.
    ///
    /// @param phones that were ever heard of
    /// @param oldest since when the first visit waits on one; `null` where none does
    public record Carried(int phones, int visits, @Nullable LocalDate oldest) {}

    /// The areas in a division.
    ///
    /// @param division `null` for everywhere
    /// @param after the last of the page before; `null` for the first page
    public List<Line> list(@Nullable DivisionCode division, @Nullable AreaId after, int limit) {
        return lines(records.areas(division, after, limit, today()));
    }

    /// One area; throws [Problem] `area-unknown`.
    public Line get(AreaId id) {
        var area = records.area(id).orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "area-unknown"));
        return lines(List.of(area)).getFirst();
    }

    /// How the areas of a division, or one of them, were on each day since.
    public List<Day> days(@Nullable DivisionCode division, @Nullable AreaId area, LocalDate since) {
        return records.days(division, area, since);
    }

    /// What the phones of those who hold areas in a division still carry; empty where these are so few that
    /// it would tell of one of them.
    public Optional<Carried> carried(@Nullable DivisionCode division) {
        return Optional.of(records.carried(division, today())).filter(carried -> carried.phones() >= LEAST_PHONES);
    }

    /// Writes down how each area is today; again on the same day, it is brought up to date.
    @Transactional
    public void keepToday() {
        records.keep(today());
    }

    /// Adds days that nobody wrote down when they were; a day that is there already stays as it is.
    @Transactional
    public void keep(List<AreaDay> days) {
        records.add(days);
    }

    private List<Line> lines(List<Area> areas) {
        var ids = areas.stream().map(Area::id).toList();
        var ages = freshness.ofAreas(ids);
        var visits = records.visits(ids, today().minusDays(RECENT - 1));
        var held = records.held(ids);
        var asked = records.asked(ids);
        var none = new BoardRecords.Visited(0, 0, 0);
        return areas.stream()
                .map(area -> {
                    var visited = visits.getOrDefault(area.id(), none);
                    var waiting = held.get(area.id());
                    return new Line(
                            area,
                            ages.getOrDefault(area.id(), Ages.NONE),
                            share(visited.nobodyHome(), visited.visits()),
                            share(visited.refusals(), visited.visits()),
                            waiting == null ? 0 : waiting.count(),
                            waiting == null ? null : waiting.oldest(),
                            Objects.requireNonNull(asked.getOrDefault(area.id(), 0)));
                })
                .toList();
    }

    private static String share(int part, int visits) {
        return visits < LEAST_VISITS ? Share.of(0, 0) : Share.of(part, visits);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
