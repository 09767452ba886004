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
import org.anju.places.Position;
import org.anju.shared.Access;
import org.anju.shared.AsOf;
import org.anju.shared.MatterCode;
import org.anju.shared.Problem;
import org.anju.workdays.WorkingDays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Where people are served, and when 服务点. Knows no person.
@Component
@Transactional
public class ServicePoints {

    /// The most that anybody is shown as near.
    public static final int MOST = 20;

    private static final int MEASURED = 100;
    private static final int YEARS_AHEAD = 2;

    /// Whatever was written down is believed.
    private static final Instant AT_LAST = Instant.parse("9999-12-31T00:00:00Z");

    private final PointRecords records;
    private final WorkingDays calendar;
    private final Clock clock;

    ServicePoints(PointRecords records, WorkingDays calendar, Clock clock) {
        this.records = records;
        this.calendar = calendar;
        this.clock = clock;
    }

    /// Where somebody can hand in an application in this matter: those open at that instant first, the nearest
    /// of them first, at most [#MOST].
    @Transactional(readOnly = true)
    public List<NearPoint> able(MatterCode function, Position near, Instant at) {
        return near(function, FunctionStep.RECEIVE, near, at);
    }

    /// The same for another step, or for whatever is done there.
    ///
    /// @param function `null` for all service points
    @Transactional(readOnly = true)
    public List<NearPoint> near(@Nullable MatterCode function, FunctionStep step, Position near, Instant at) {
        var day = at.atZone(Words.ZONE).toLocalDate();
        var points = records.able(function, step, near, new AsOf(day, AT_LAST), MEASURED);
        var openings = openings(points, at);
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
        return list(now());
    }

    /// All that there were on a day, in the belief of an instant.
    @Transactional(readOnly = true)
    public List<ServicePoint> list(AsOf asOf) {
        return records.list(asOf);
    }

    /// One that there is today.
    @Transactional(readOnly = true)
    public Optional<ServicePoint> find(ServicePointId id) {
        return find(id, today());
    }

    @Transactional(readOnly = true)
    public Optional<ServicePoint> find(ServicePointId id, LocalDate on) {
        return records.find(List.of(id), new AsOf(on, AT_LAST)).stream().findFirst();
    }

    /// One that there is today, by the code under which lists know it.
    @Transactional(readOnly = true)
    public Optional<ServicePoint> find(String code) {
        return records.byCode(code.strip(), now());
    }

    /// Those of these that there are today.
    @Transactional(readOnly = true)
    public Map<ServicePointId, ServicePoint> find(Collection<ServicePointId> ids) {
        return records.find(ids, now()).stream().collect(Collectors.toMap(ServicePoint::id, Function.identity()));
    }

    /// One that there is today. Throws [Problem] `point-unknown`.
    @Transactional(readOnly = true)
    public ServicePoint get(ServicePointId id) {
        return find(id).orElseThrow(ServicePoints::unknown);
    }

    /// Whether each is open at an instant, and until or from when.
    @Transactional(readOnly = true)
    public Map<ServicePointId, Opening> openings(Collection<ServicePoint> points, Instant at) {
        var day = at.atZone(Words.ZONE).toLocalDate();
        return times(points, day).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> one.getValue().at(at)));
    }

    /// When one is open, from the day before on.
    OpenTimes times(ServicePoint point, LocalDate day) {
        return times(List.of(point), day).getOrDefault(point.id(), new OpenTimes(point.hours(), Map.of(), calendar));
    }

    private Map<ServicePointId, OpenTimes> times(Collection<ServicePoint> points, LocalDate day) {
        var ids = points.stream().map(ServicePoint::id).toList();
        var said = records.exceptions(ids, day.minusDays(1), day.plusDays(Appointments.DAYS_AHEAD + 2L));
        return points.stream()
                .collect(Collectors.toMap(
                        ServicePoint::id,
                        point -> new OpenTimes(
                                point.hours(),
                                said.getOrDefault(point.id(), List.of()).stream()
                                        .collect(Collectors.toMap(DayException::day, DayException::spans)),
                                calendar)));
    }

    /// What is said of single days from today on.
    @Transactional(readOnly = true)
    public List<DayException> exceptions(ServicePointId id) {
        return records.exceptions(List.of(id), today(), today().plusYears(YEARS_AHEAD))
                .getOrDefault(id, List.of());
    }

    /// How it was and will be, the latest day first; what was corrected is among it.
    @Transactional(readOnly = true)
    List<PointState> states(ServicePointId id) {
        return records.states(id);
    }

    /// Writes a service point down, from its `since` on: a new one, a change of one, or a correction. Throws
    /// [Problem] `point-code-taken` where another one has its code.
    public void put(ServicePoint point, Access access) {
        Delegations.requireAdministrator(access);
        var other = records.byCode(point.code(), new AsOf(point.since(), AT_LAST));
        if (other.isPresent() && !other.get().id().equals(point.id())) {
            throw new Problem(Problem.Kind.CONFLICT, "point-code-taken", point.code());
        }
        records.add(point, false, access);
    }

    /// Ends one on a day, which may not be past. Throws [Problem] `point-unknown`, `point-end-past`.
    ///
    /// @param on the first day on which there is no such point any more
    public void end(ServicePointId id, LocalDate on, Access access) {
        Delegations.requireAdministrator(access);
        if (on.isBefore(today())) {
            throw new Problem(Problem.Kind.INVALID, "point-end-past");
        }
        var last = find(id, on).orElseThrow(ServicePoints::unknown);
        records.add(last.from(on), true, access);
    }

    /// Says that on a day it is open otherwise than in every week. Throws [Problem] `exception-past`.
    public void except(ServicePointId id, DayException exception, Access access) {
        Delegations.requireAdministrator(access);
        requireAhead(exception.day());
        records.except(get(id).id(), exception.day(), exception, access);
    }

    /// Takes that back. Throws [Problem] `exception-past`.
    public void asEveryWeek(ServicePointId id, LocalDate day, Access access) {
        Delegations.requireAdministrator(access);
        requireAhead(day);
        records.except(get(id).id(), day, null, access);
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
        return new AsOf(today(), AT_LAST);
    }

    static Problem unknown() {
        return new Problem(Problem.Kind.UNKNOWN, "point-unknown");
    }
}
