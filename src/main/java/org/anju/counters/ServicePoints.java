package org.anju.counters;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anju.frame.Words;
import org.anju.oversight.HouseEvents;
import org.anju.places.Position;
import org.anju.shared.Access;
import org.anju.shared.AsOf;
import org.anju.shared.DivisionCode;
import org.anju.shared.MatterCode;
import org.anju.shared.Problem;
import org.anju.shared.UnitId;
import org.anju.workdays.WorkingDays;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Where people are served, and when 服务点. Knows no person.
@Component
@Transactional
public class ServicePoints {

    /// The most that anybody is shown as near.
    public static final int MOST = 20;

    private static final int MEASURED = 1_000;
    private static final int YEARS_AHEAD = 2;
    private static final double METRES_PER_DEGREE = 110_574;

    /// How far around one looks, in degrees of latitude: further only where nothing open was found nearer.
    private static final double[] REACHES = {0.05, 0.2, 0.8, 180};

    /// Whatever was written down is believed.
    private static final Instant AT_LAST = Instant.parse("9999-12-31T00:00:00Z");

    private final PointRecords records;
    private final WorkingDays calendar;
    private final HouseEvents events;
    private final Clock clock;

    ServicePoints(PointRecords records, WorkingDays calendar, HouseEvents events, Clock clock) {
        this.records = records;
        this.calendar = calendar;
        this.events = events;
        this.clock = clock;
    }

    /// Where somebody can hand in an application in this matter: those open at that instant first, the nearest
    /// of them first, at most [#MOST].
    @Transactional(readOnly = true)
    public List<NearPoint> able(MatterCode function, Position near, Instant at) {
        return near(new Wanted(function, FunctionStep.RECEIVE, null, on(day(at))), near, at);
    }

    /// The same for whatever is wanted.
    @Transactional(readOnly = true)
    List<NearPoint> near(Wanted wanted, Position near, Instant at) {
        var found = List.<NearPoint>of();
        for (var reach : REACHES) {
            found = near(records.able(wanted, near, reach, MEASURED), wanted, near, at);
            if (found.size() == MOST
                    && found.getFirst().opening().isOpen()
                    && found.getFirst().metres() < reach * METRES_PER_DEGREE) {
                break;
            }
        }
        return found;
    }

    private List<NearPoint> near(List<ServicePoint> points, Wanted wanted, Position near, Instant at) {
        var openings = openings(points, at, wanted.asOf().knownAt());
        return points.stream()
                .map(point -> new NearPoint(
                        point,
                        Math.round(Ellipsoid.metres(near, point.position())),
                        openings.getOrDefault(point.id(), new Opening.Closed())))
                .sorted(Comparator.comparing((NearPoint one) -> !one.opening().isOpen())
                        .thenComparing(NearPoint::metres))
                .limit(MOST)
                .toList();
    }

    /// All that there are today.
    @Transactional(readOnly = true)
    public List<ServicePoint> list() {
        return list(new Wanted(null, null, null, now()));
    }

    @Transactional(readOnly = true)
    List<ServicePoint> list(Wanted wanted) {
        return records.list(wanted);
    }

    /// Those that a unit runs today.
    @Transactional(readOnly = true)
    public List<ServicePoint> of(UnitId unit) {
        return records.of(unit, now());
    }

    /// One that there is today.
    @Transactional(readOnly = true)
    public Optional<ServicePoint> find(ServicePointId id) {
        return find(id, today());
    }

    @Transactional(readOnly = true)
    public Optional<ServicePoint> find(ServicePointId id, LocalDate on) {
        return records.find(List.of(id), on(on)).stream().findFirst();
    }

    /// One that there is on a day, by the code under which lists know it.
    @Transactional(readOnly = true)
    Optional<ServicePoint> find(String code, LocalDate on) {
        return records.byCode(code.strip(), on(on));
    }

    /// Those of these that there are today.
    @Transactional(readOnly = true)
    public Map<ServicePointId, ServicePoint> find(Collection<ServicePointId> ids) {
        return records.find(ids, now()).stream().collect(Collectors.toMap(ServicePoint::id, Function.identity()));
    }

    /// Where each of these stands on a day, or stood when it ended; one that begins later is left out.
    @Transactional(readOnly = true)
    public Map<ServicePointId, DivisionCode> divisions(Collection<ServicePointId> ids, LocalDate on) {
        return records.divisions(ids, on);
    }

    /// One that there is today. Throws [Problem] `point-unknown`.
    @Transactional(readOnly = true)
    public ServicePoint get(ServicePointId id) {
        return find(id).orElseThrow(ServicePoints::unknown);
    }

    /// Whether each is open at an instant, and until or from when.
    @Transactional(readOnly = true)
    public Map<ServicePointId, Opening> openings(Collection<ServicePoint> points, Instant at) {
        return openings(points, at, AT_LAST);
    }

    /// The same in the belief of an instant.
    @Transactional(readOnly = true)
    Map<ServicePointId, Opening> openings(Collection<ServicePoint> points, Instant at, Instant known) {
        var day = day(at);
        var said = said(points, day, day.plusDays(OpenTimes.DAYS_AHEAD), known);
        return points.stream()
                .collect(Collectors.toMap(
                        ServicePoint::id,
                        point -> times(point, said.getOrDefault(point.id(), List.of()))
                                .at(at)));
    }

    /// When one is open on these days, the night before the first of them included.
    OpenTimes times(ServicePoint point, LocalDate first, LocalDate last) {
        var said = said(List.of(point), first, last, AT_LAST);
        return times(point, said.getOrDefault(point.id(), List.of()));
    }

    /// How one is on each of these days; a day on which there is none is left out.
    @Transactional(readOnly = true)
    Map<LocalDate, ServicePoint> byDay(ServicePointId id, LocalDate from, LocalDate until) {
        return records.byDay(id, from, until);
    }

    private Map<ServicePointId, List<DayException>> said(
            Collection<ServicePoint> points, LocalDate first, LocalDate last, Instant known) {
        var ids = points.stream().map(ServicePoint::id).toList();
        return records.exceptions(ids, first.minusDays(1), last.plusDays(1), known);
    }

    private OpenTimes times(ServicePoint point, List<DayException> said) {
        return new OpenTimes(
                point.hours(),
                said.stream().collect(Collectors.toMap(DayException::day, DayException::spans)),
                calendar);
    }

    /// What is said of single days from today on.
    @Transactional(readOnly = true)
    public List<DayException> exceptions(ServicePointId id) {
        return records.exceptions(List.of(id), today(), today().plusYears(YEARS_AHEAD), AT_LAST)
                .getOrDefault(id, List.of());
    }

    /// How it was and will be, the latest day first; what was corrected is among it.
    @Transactional(readOnly = true)
    List<PointState> states(ServicePointId id) {
        return records.states(id);
    }

    /// Writes a service point down, from its `since` on: a new one, a change of one, or a correction. Throws
    /// [Problem] `point-code-taken` where another one has its code, and `point-ended` where it is there no more
    /// by then.
    public void put(ServicePoint point, Access access) {
        against(point).ifPresent(problem -> {
            throw problem;
        });
        add(point, access);
    }

    /// The same for a row of a list, whose other rows go in whatever is wrong with this one.
    Optional<Problem> putIfRight(ServicePoint point, Access access) {
        var wrong = against(point);
        if (wrong.isEmpty()) {
            add(point, access);
        }
        return wrong;
    }

    /// Whether exactly this was written down before of a point with this code, whatever was said of it
    /// since.
    ///
    /// @param anyDay whether from whichever day on: a row of a list that says none is about the day of its
    ///     list
    @Transactional(readOnly = true)
    boolean isKnown(ServicePoint point, boolean anyDay) {
        return records.states(point.code()).stream()
                .filter(state -> !state.ended())
                .map(PointState::point)
                .anyMatch(
                        known -> known.isLike(point) && (anyDay || known.since().equals(point.since())));
    }

    private Optional<Problem> against(ServicePoint point) {
        if (records.isCodeTaken(point)) {
            return Optional.of(new Problem(Problem.Kind.CONFLICT, "point-code-taken", point.code()));
        }
        return records.endBefore(point.id(), point.since())
                .map(day -> new Problem(Problem.Kind.CONFLICT, "point-ended", day));
    }

    private void add(ServicePoint point, Access access) {
        Delegations.requireAdministrator(access);
        records.add(point, false, access);
        happened("SERVICE_POINT_WRITTEN", point.id(), "from", point.since(), access);
    }

    /// Ends one on a day, which may not be past; what was planned for later ends with it. Throws [Problem]
    /// `point-unknown`, `point-end-past`.
    ///
    /// @param on the first day on which there is no such point any more
    public void end(ServicePointId id, LocalDate on, Access access) {
        Delegations.requireAdministrator(access);
        if (on.isBefore(today())) {
            throw new Problem(Problem.Kind.INVALID, "point-end-past");
        }
        var last = find(id, on).orElseThrow(ServicePoints::unknown);
        records.add(last.from(on), true, access);
        happened("SERVICE_POINT_ENDED", id, "from", on, access);
    }

    /// Says that on a day it is open otherwise than in every week. Throws [Problem] `exception-past`.
    public void except(ServicePointId id, DayException exception, Access access) {
        Delegations.requireAdministrator(access);
        requireAhead(exception.day());
        records.except(get(id).id(), exception.day(), exception, access);
        happened("SERVICE_POINT_DAY", id, "day", exception.day(), access);
    }

    /// Takes that back. Throws [Problem] `exception-past`.
    public void asEveryWeek(ServicePointId id, LocalDate day, Access access) {
        Delegations.requireAdministrator(access);
        requireAhead(day);
        records.except(get(id).id(), day, null, access);
        happened("SERVICE_POINT_DAY", id, "day", day, access);
    }

    private void happened(String kind, ServicePointId id, String named, LocalDate day, Access access) {
        events.happened(kind, Map.of("point", id.value(), named, day.toString()), access);
    }

    private void requireAhead(LocalDate day) {
        if (day.isBefore(today()) || day.isAfter(today().plusYears(YEARS_AHEAD))) {
            throw new Problem(Problem.Kind.INVALID, "exception-past");
        }
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    Instant instant() {
        return clock.instant();
    }

    private AsOf now() {
        return on(today());
    }

    /// A day, as it is believed at last.
    static AsOf on(LocalDate day) {
        return new AsOf(day, AT_LAST);
    }

    private static LocalDate day(Instant at) {
        return at.atZone(Words.ZONE).toLocalDate();
    }

    static Problem unknown() {
        return new Problem(Problem.Kind.UNKNOWN, "point-unknown");
    }
}
