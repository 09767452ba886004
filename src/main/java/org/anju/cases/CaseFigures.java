package org.anju.cases;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.anju.shared.Channel;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Cases in numbers, by county and month: how they came in, how soon they were decided against the limit, how
/// old those were that were open. Nobody is read for it and nobody is in it; small numbers are for `figures` to
/// withhold.
@Component
@Transactional(readOnly = true)
public class CaseFigures {

    /// The ends of the classes of days in [Decided#days], each inclusive; the last class has no end of its own.
    public static final List<Integer> DECIDED_WITHIN = List.of(0, 7, 15, 30);

    /// The same in [Open#days].
    public static final List<Integer> OPEN_FOR = List.of(7, 15, 30, 90);

    private final CaseFigureRecords records;

    CaseFigures(CaseFigureRecords records) {
        this.records = records;
    }

    /// How many were handed in.
    ///
    /// @param county where they are handled, by its digits; empty where nowhere
    /// @param channel by which they were handed in, whichever way they were begun
    public record Received(String county, YearMonth month, Channel channel, long number) {}

    /// How many were decided.
    ///
    /// @param whole whether these are all counties together; `county` is empty then
    /// @param late of them, how many after their limit
    /// @param days of the others, how many within which days of being handed in
    /// @param half the days within which half of all of them were decided
    /// @param most the days within which 95 of 100 of them were
    public record Decided(
            String county,
            boolean whole,
            YearMonth month,
            long number,
            long late,
            List<Long> days,
            double half,
            double most) {}

    /// How many were open at the end of a day, by their age in days.
    public record Open(String county, List<Long> days) {}

    /// @param until the month after the last
    public List<Received> received(YearMonth from, YearMonth until) {
        return records.received(from.atDay(1), until.atDay(1));
    }

    /// @param until the month after the last
    public List<Decided> decided(YearMonth from, YearMonth until) {
        return records.decided(from.atDay(1), until.atDay(1));
    }

    /// @param day one that is over
    public List<Open> open(LocalDate day) {
        return records.open(day);
    }
}
