package org.anju.figures;

import java.time.Clock;
import java.time.Year;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.anju.complaints.ComplaintYear;
import org.anju.complaints.Complaints;
import org.anju.oversight.Purpose;
import org.anju.oversight.Purposes;
import org.anju.oversight.Uses;
import org.anju.oversight.WithheldYear;
import org.anju.requests.CorrectionYear;
import org.anju.requests.Requests;
import org.anju.shared.PurposeCode;
import org.anju.shared.Tongue;
import org.anju.shared.UnitId;
import org.anju.warrants.Figures;
import org.anju.warrants.IssuerKind;
import org.anju.warrants.Warrants;
import org.springframework.stereotype.Component;

/// What everybody may know of how the register is used and what came of complaints and requests 公开统计: of
/// finished months and years only, and with small numbers withheld.
@Component
class OversightFigures {

    private static final int YEARS = 5;

    /// What becomes of a candidate, all of it.
    static final List<Figures.What> SETTLED =
            List.of(Figures.What.CONFIRMED, Figures.What.REFUTED, Figures.What.LAPSED, Figures.What.OVERTAKEN);

    private final Uses uses;
    private final Purposes purposes;
    private final Complaints complaints;
    private final Requests requests;
    private final Warrants warrants;
    private final Clock clock;

    // What is withheld of a month is worked out once: a finished month does not change, and anybody may ask.
    private final Map<YearMonth, boolean[][]> withheld = new ConcurrentHashMap<>();

    OversightFigures(
            Uses uses, Purposes purposes, Complaints complaints, Requests requests, Warrants warrants, Clock clock) {
        this.uses = uses;
        this.purposes = purposes;
        this.complaints = complaints;
        this.requests = requests;
        this.warrants = warrants;
        this.clock = clock;
    }

    /// The months for which there are numbers, newest first.
    List<YearMonth> months() {
        return uses.months();
    }

    /// Looks of one month by unit and purpose.
    ///
    /// @param sum what the line of the sums is called
    Published looks(YearMonth month, Tongue tongue, String sum) {
        var table = looks(month, tongue);
        return Published.withSums(table, withheld.computeIfAbsent(month, m -> Suppression.of(table)), sum);
    }

    private Table looks(YearMonth month, Tongue tongue) {
        var of = uses.of(month);
        var units = of.stream().map(one -> one.unit()).distinct().toList();
        var unitNames = units.stream()
                .map((UnitId unit) -> of.stream()
                        .filter(one -> one.unit().equals(unit))
                        .findFirst()
                        .orElseThrow()
                        .unitName())
                .toList();
        var used = of.stream()
                .map(use -> use.purpose())
                .distinct()
                .sorted(Comparator.comparing(PurposeCode::value))
                .toList();
        var counts = new long[units.size()][used.size()];
        of.forEach(one -> counts[units.indexOf(one.unit())][used.indexOf(one.purpose())] = one.looks());
        return new Table(
                unitNames, used.stream().map(code -> name(code, tongue)).toList(), counts);
    }

    private String name(PurposeCode code, Tongue tongue) {
        return purposes.list().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .map((Purpose one) -> one.name(tongue))
                .orElse(code.value());
    }

    /// Orders that withheld looks, and the looks, by the year of their last day.
    ///
    /// @param columns their names: orders, looks
    Published withheld(List<String> columns) {
        return Published.apart(
                byYear(uses.withheld(), WithheldYear::year, columns, year -> new long[] {year.orders(), year.looks()}));
    }

    /// Complaints by year and what became of them; the three parts are all of a year's.
    ///
    /// @param columns their names: upheld, explained, late
    /// @param sum what the column of the sums is called
    Published complaints(List<String> columns, String sum) {
        return Published.byRow(
                byYear(complaints.years(), ComplaintYear::year, columns, year ->
                        new long[] {year.upheld(), year.explained(), year.late()}),
                sum);
    }

    /// Requests for a correction by year, and how soon they were answered.
    ///
    /// @param columns their names: granted within a week, within thirty days, later; refused
    /// @param sum what the column of the sums is called
    Published corrections(List<String> columns, String sum) {
        return Published.byRow(
                byYear(requests.corrections(), CorrectionYear::year, columns, year ->
                        new long[] {year.week(), year.month(), year.later(), year.refused()}),
                sum);
    }

    /// Candidates of the warrant check in the last finished years and what became of them, whoever issued the
    /// instrument. A candidate is settled within an hour, so a finished year no longer changes.
    ///
    /// @param columns their names, in the order of [#SETTLED]
    /// @param sum what the column of the sums is called
    Published warrants(List<String> columns, String sum) {
        int now = Year.now(clock).getValue();
        var years = IntStream.range(now - YEARS, now)
                .mapToObj(warrants::figures)
                .filter(year -> SETTLED.stream().anyMatch(what -> sum(year, what) > 0))
                .toList();
        return Published.byRow(
                byYear(
                        years,
                        Figures::year,
                        columns,
                        year -> SETTLED.stream()
                                .mapToLong(what -> sum(year, what))
                                .toArray()),
                sum);
    }

    private static <Y> Table byYear(
            List<Y> years, ToIntFunction<Y> year, List<String> columns, Function<Y, long[]> counts) {
        return new Table(
                years.stream()
                        .map(one -> Integer.toString(year.applyAsInt(one)))
                        .toList(),
                columns,
                years.stream().map(counts).toArray(long[][]::new));
    }

    private static long sum(Figures year, Figures.What what) {
        return Arrays.stream(IssuerKind.values())
                .mapToLong(issuer -> year.of(issuer, what))
                .sum();
    }
}
