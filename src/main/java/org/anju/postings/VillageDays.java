package org.anju.postings;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anju.accounts.SignedIn;
import org.anju.counters.ServicePoint;
import org.anju.counters.ServicePoints;
import org.anju.shared.DivisionCode;
import org.anju.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// On which days a village officer is at which service point 驻村日历: planned, and afterwards held or missed. A day
/// is missed only together with the day that takes its place.
@Component
@Transactional
public class VillageDays {

    /// Days that a list shows.
    public static final int MOST = 200;

    /// How long a day that is over stays on the public page.
    static final int SHOWN_DAYS = 60;

    private final DayRecords records;
    private final Postings postings;
    private final ServicePoints points;
    private final Clock clock;

    VillageDays(DayRecords records, Postings postings, ServicePoints points, Clock clock) {
        this.records = records;
        this.postings = postings;
        this.points = points;
        this.clock = clock;
    }

    /// Plans a day. Throws [Problem] `village-day-when` where it is past or far ahead, `village-day-hours`,
    /// `village-day-point` where the service point is not of the officer's villages, `village-day-there`, and as
    /// [Postings#own].
    public VillageDayId plan(PostingId posting, VillageDay.Plan plan, SignedIn by) {
        if (plan.day().isBefore(today()) || plan.day().isAfter(today().plusDays(VillageDay.DAYS_AHEAD))) {
            throw invalid("village-day-when");
        }
        if (!plan.closes().isAfter(plan.opens())) {
            throw invalid("village-day-hours");
        }
        var own = postings.own(posting, Posting.Kind.VILLAGE, plan.day(), by);
        if (points.find(plan.point(), plan.day())
                .filter(point -> serves(own, point))
                .isEmpty()) {
            throw invalid("village-day-point");
        }
        var id = VillageDayId.next();
        if (!records.add(id, posting, plan, by)) {
            throw new Problem(Problem.Kind.CONFLICT, "village-day-there");
        }
        return id;
    }

    /// Says that a day was held; saying so twice is once. Throws [Problem] `village-day-unknown`, `posting-not-yours`,
    /// `village-day-early`,
    /// `village-day-said`.
    public void held(VillageDayId id, SignedIn by) {
        var one = own(id, by);
        if (one.state() == VillageDay.DayState.HELD) {
            return;
        }
        if (one.day().isAfter(today())) {
            throw new Problem(Problem.Kind.CONFLICT, "village-day-early");
        }
        say(one, null, by);
    }

    /// Says that a day was or will be missed, and plans the one that takes its place at the same service point; saying
    /// the same twice is once.
    /// Throws [Problem] `village-day-unknown`, `village-day-said`, and as [#plan].
    public void missed(VillageDayId id, LocalDate instead, SignedIn by) {
        var one = own(id, by);
        if (instead.equals(one.replacedBy())) {
            return;
        }
        if (one.state() != VillageDay.DayState.PLANNED) {
            throw said();
        }
        if (!instead.isAfter(today())) {
            throw invalid("village-day-when");
        }
        var replacement = plan(one.posting(), new VillageDay.Plan(instead, one.point(), one.opens(), one.closes()), by);
        say(one, replacement, by);
    }

    /// Those of an officer's postings of which something is to be said, and those to come; in order.
    @Transactional(readOnly = true)
    public List<VillageDay> of(List<Posting> own) {
        var ids = own.stream().map(Posting::id).toList();
        return records.list(ids, today().minusDays(SHOWN_DAYS), MOST);
    }

    /// When somebody comes to a village, the next days first.
    ///
    /// @param past those of the last weeks, the latest first
    public record Calendar(List<VillageDay> next, List<VillageDay> past) {}

    @Transactional(readOnly = true)
    public Calendar at(DivisionCode village) {
        var sent = postings.at(village).stream().collect(Collectors.toMap(Posting::id, Function.identity()));
        var all = records.list(sent.keySet(), today().minusDays(SHOWN_DAYS), MOST).stream()
                .filter(day -> Objects.requireNonNull(sent.get(day.posting())).standsOn(day.day()))
                .filter(day -> reaches(day, village))
                .toList();
        return new Calendar(
                all.stream().filter(day -> !day.day().isBefore(today())).toList(),
                all.stream().filter(day -> day.day().isBefore(today())).toList().reversed());
    }

    /// The service points at which an officer can be on a day.
    @Transactional(readOnly = true)
    public List<ServicePoint> points(Posting own) {
        return points.list().stream().filter(point -> serves(own, point)).toList();
    }

    // A point in the village or meant for it; one of another village of the same officer does not count.
    private boolean reaches(VillageDay day, DivisionCode village) {
        return points.find(day.point(), day.day())
                .filter(point -> serves(village, point))
                .isPresent();
    }

    private static boolean serves(Posting own, ServicePoint point) {
        return own.places().stream().anyMatch(village -> serves(village, point));
    }

    private static boolean serves(DivisionCode village, ServicePoint point) {
        return village.holds(point.division())
                || isWithinATown(point.division()) && point.division().holds(village)
                || point.serves().stream().anyMatch(area -> area.holds(village));
    }

    private static boolean isWithinATown(DivisionCode division) {
        return division.level().compareTo(DivisionCode.Level.STREET) >= 0;
    }

    private VillageDay own(VillageDayId id, SignedIn by) {
        var one = records.find(id).orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "village-day-unknown"));
        if (!postings.get(one.posting()).officer().equals(by.account())) {
            throw new Problem(Problem.Kind.FORBIDDEN, "posting-not-yours");
        }
        return one;
    }

    private void say(VillageDay one, @Nullable VillageDayId replacement, SignedIn by) {
        if (!records.say(one.id(), replacement, by)) {
            throw said();
        }
    }

    @Transactional(propagation = Propagation.SUPPORTS)
    LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Problem said() {
        return new Problem(Problem.Kind.CONFLICT, "village-day-said");
    }

    private static Problem invalid(String name, Object... arguments) {
        return new Problem(Problem.Kind.INVALID, name, arguments);
    }
}
