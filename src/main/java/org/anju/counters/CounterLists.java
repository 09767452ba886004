package org.anju.counters;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.anju.accounts.Accounts;
import org.anju.frame.Words;
import org.anju.places.Places;
import org.anju.shared.Access;
import org.anju.shared.Tongue;
import org.anju.shared.UnitId;
import org.anju.shared.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Whole lists of service points and delegations 服务点名单: the good rows go in, and each other row is told what is
/// wrong with it. The same list again changes nothing.
@Component
@Transactional
public class CounterLists {

    private final ServicePoints points;
    private final Delegations delegations;
    private final DelegationReading reading;
    private final Places places;
    private final Accounts accounts;

    CounterLists(
            ServicePoints points,
            Delegations delegations,
            DelegationReading reading,
            Places places,
            Accounts accounts) {
        this.points = points;
        this.delegations = delegations;
        this.reading = reading;
        this.places = places;
        this.accounts = accounts;
    }

    /// Service points, with their units by name and their kinds in words.
    ///
    /// @return one verdict for each row, in its order
    public List<Verdict> points(List<PointForm> rows, Access access) {
        var units = units();
        var verdicts = new ArrayList<Verdict>();
        for (var row : rows) {
            verdicts.add(point(row, units, access));
        }
        return verdicts;
    }

    /// Delegations, each to a service point by its code or to a unit by its name.
    ///
    /// @return one verdict for each row, in its order
    public List<Verdict> delegations(List<DelegationRow> rows, Access access) {
        var units = units();
        var verdicts = new ArrayList<Verdict>();
        for (var row : rows) {
            verdicts.add(delegation(row, units, access));
        }
        return verdicts;
    }

    private Verdict point(PointForm row, Map<String, @Nullable UnitId> units, Access access) {
        var since = since(row.since());
        var there = points.find(row.code(), since);
        var id = named(row.code(), since).map(ServicePoint::id);
        var written = new PointReading(places, points.today());
        var kind = named(PointKind.values(), row.kind()).map(Enum::name).orElse("");
        var read = written.read(row.of(kind), id.orElseGet(ServicePointId::next), units.get(row.unit()));
        if (read.isEmpty()) {
            return Verdict.refused(written.faults().getFirst().code(), row.code());
        }
        if (there.isPresent() && there.get().from(since).equals(read.get())
                || points.isKnown(read.get(), row.since().isBlank())) {
            return Verdict.ALREADY_KNOWN;
        }
        return points.putIfRight(read.get(), access)
                .map(problem -> Verdict.refused(problem.name(), row.code()))
                .orElse(Verdict.ACCEPTED);
    }

    /// The one that a list means by a code: that of the day which its row is about, else today's.
    private Optional<ServicePoint> named(String code, LocalDate since) {
        return points.find(code, since).or(() -> points.find(code, points.today()));
    }

    private LocalDate since(String written) {
        return Objects.requireNonNullElse(DelegationReading.day(written), points.today());
    }

    private Verdict delegation(DelegationRow row, Map<String, @Nullable UnitId> units, Access access) {
        var point = row.point().isBlank() ? Optional.<ServicePoint>empty() : named(row.point(), since(row.since()));
        var unit = row.unit().isBlank() ? null : units.get(row.unit().strip());
        if (point.isPresent() == (unit != null)
                || point.isEmpty() && !row.point().isBlank()
                || unit == null && !row.unit().isBlank()) {
            return Verdict.refused("delegation-to", row.point() + row.unit());
        }
        var step = named(FunctionStep.values(), row.step()).map(Enum::name).orElse("");
        var form = new DelegationForm("", row.function(), step, row.since(), row.until(), row.basis());
        var read = reading.read(form, point.map(ServicePoint::id).orElse(null), unit);
        if (read.wish() == null) {
            return Verdict.refused(read.faults().getFirst().code(), row.function());
        }
        return add(read.wish(), row.since().isBlank(), access);
    }

    private Verdict add(Delegation.Wish wish, boolean anyDay, Access access) {
        if (delegations.isKnown(wish, anyDay)) {
            return Verdict.ALREADY_KNOWN;
        }
        return delegations
                .addIfNone(wish, access)
                .map(id -> Verdict.ACCEPTED)
                .orElseGet(() ->
                        Verdict.refused("delegation-there", wish.function().value()));
    }

    private Map<String, @Nullable UnitId> units() {
        var units = new TreeMap<String, @Nullable UnitId>();
        for (var unit : accounts.listUnits()) {
            units.put(unit.nameZh(), unit.id());
            units.putIfAbsent(unit.nameEn(), unit.id());
        }
        return units;
    }

    /// The value that is written: its name in either language, or as programs write it.
    private static <E extends Enum<E>> Optional<E> named(E[] values, String written) {
        var plain = written.strip();
        return Arrays.stream(values)
                .filter(one -> one.name().replace('_', '-').equalsIgnoreCase(plain.replace('_', '-'))
                        || Arrays.stream(Tongue.values())
                                .anyMatch(tongue -> Words.in(tongue).of(one).equalsIgnoreCase(plain)))
                .findFirst();
    }
}
