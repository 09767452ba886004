package org.anju.figures;

import java.time.Clock;
import java.time.Year;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.anju.complaints.Complaints;
import org.anju.oversight.MonthOfUse;
import org.anju.oversight.Purposes;
import org.anju.oversight.Uses;
import org.anju.shared.PurposeCode;
import org.anju.shared.Tongue;
import org.anju.shared.UnitId;
import org.anju.warrants.Figures;
import org.anju.warrants.IssuerKind;
import org.anju.warrants.Warrants;
import org.springframework.stereotype.Component;

/// What everybody may know of how the register is used and what came of complaints 公开统计: of finished months
/// and years only, and with small numbers withheld.
@Component
public class OversightFigures {

    private static final int YEARS = 5;
    private static final int MONTHS = 12;

    /// What becomes of a candidate, all of it.
    static final List<Figures.What> SETTLED =
            List.of(Figures.What.CONFIRMED, Figures.What.REFUTED, Figures.What.LAPSED, Figures.What.OVERTAKEN);

    private final Uses uses;
    private final Purposes purposes;
    private final Complaints complaints;
    private final Warrants warrants;
    private final Clock clock;

    OversightFigures(Uses uses, Purposes purposes, Complaints complaints, Warrants warrants, Clock clock) {
        this.uses = uses;
        this.purposes = purposes;
        this.complaints = complaints;
        this.warrants = warrants;
        this.clock = clock;
    }

    /// The months for which there are numbers, newest first.
    public List<YearMonth> months() {
        return uses.months();
    }

    /// Looks of one month by unit and purpose.
    Table looks(YearMonth month, Tongue tongue) {
        var uses = this.uses.of(month);
        var units = uses.stream().map(MonthOfUse::unit).distinct().toList();
        var used = uses.stream()
                .map(MonthOfUse::purpose)
                .distinct()
                .sorted(this::byPlace)
                .toList();
        var counts = new long[units.size()][used.size()];
        uses.forEach(one -> counts[units.indexOf(one.unit())][used.indexOf(one.purpose())] = one.looks());
        return new Table(
                units.stream().map(unit -> name(unit, uses)).toList(),
                used.stream().map(code -> name(code, tongue)).toList(),
                counts);
    }

    private static String name(UnitId unit, List<MonthOfUse> uses) {
        return uses.stream()
                .filter(one -> one.unit().equals(unit))
                .findFirst()
                .orElseThrow()
                .unitName();
    }

    private String name(PurposeCode code, Tongue tongue) {
        return purposes.list().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .map(one -> one.name(tongue))
                .orElse(code.value());
    }

    private int byPlace(PurposeCode one, PurposeCode other) {
        var order =
                purposes.list().stream().map(purpose -> purpose.code().value()).toList();
        return Integer.compare(order.indexOf(one.value()), order.indexOf(other.value()));
    }

    /// Looks by month, and whether a judicial order kept them from the persons.
    ///
    /// @param columns their names: withheld, shown
    Table withheld(List<String> columns) {
        var months = uses.months().stream().limit(MONTHS).toList();
        return new Table(
                months.stream().map(YearMonth::toString).toList(),
                columns,
                months.stream()
                        .map(uses::of)
                        .map(month -> {
                            var withheld = month.stream()
                                    .mapToLong(MonthOfUse::withheld)
                                    .sum();
                            var looks =
                                    month.stream().mapToLong(MonthOfUse::looks).sum();
                            return new long[] {withheld, looks - withheld};
                        })
                        .toArray(long[][]::new));
    }

    /// Complaints by year and what became of them; the three parts are all of a year's.
    ///
    /// @param columns their names: upheld, explained, late
    Table complaints(List<String> columns) {
        var years = complaints.years();
        return new Table(
                years.stream().map(year -> Integer.toString(year.year())).toList(),
                columns,
                years.stream()
                        .map(year -> new long[] {year.upheld(), year.explained(), year.late()})
                        .toArray(long[][]::new));
    }

    /// Candidates of the warrant check in the last finished years and what became of them, whoever issued the
    /// instrument. A candidate is settled within an hour, so a finished year no longer changes.
    ///
    /// @param columns their names, in the order of [#SETTLED]
    Table warrants(List<String> columns) {
        int now = Year.now(clock).getValue();
        var years = IntStream.range(now - YEARS, now)
                .mapToObj(warrants::figures)
                .filter(year -> SETTLED.stream().anyMatch(what -> sum(year, what) > 0))
                .toList();
        return new Table(
                years.stream().map(year -> Integer.toString(year.year())).toList(),
                columns,
                years.stream()
                        .map(year -> SETTLED.stream()
                                .mapToLong(what -> sum(year, what))
                                .toArray())
                        .toArray(long[][]::new));
    }

    private static long sum(Figures year, Figures.What what) {
        return Arrays.stream(IssuerKind.values())
                .mapToLong(issuer -> year.of(issuer, what))
                .sum();
    }
}
