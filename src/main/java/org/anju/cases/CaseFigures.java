package org.anju.cases;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.anju.shared.Channel;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Cases in numbers, by division and month: how they came in, how soon they were decided against the limit, how
/// old those are that are open. Nobody is read for it and nobody is in it; small numbers are for `figures` to
/// withhold.
@Component
@Transactional(readOnly = true)
public class CaseFigures {

    /// The ends of the classes of days in [Decided#days], each inclusive; the last class has no end of its own.
    public static final List<Integer> DECIDED_WITHIN = List.of(0, 7, 15, 30);

    /// The same in [Open#days].
    public static final List<Integer> OPEN_FOR = List.of(7, 15, 30, 90);

    private final CaseFigureRecords records;
    private final Clock clock;

    CaseFigures(CaseFigureRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /// How many were handed in.
    ///
    /// @param division where they are handled; empty where nowhere
    /// @param channel by which they were begun
    public record Received(String division, YearMonth month, Channel channel, long number) {}

    /// How many were decided.
    ///
    /// @param whole whether these are all divisions together; `division` is empty then
    /// @param granted of them
    /// @param byRule of them, how many a rule decided at once
    /// @param late of them, how many after their limit
    /// @param days of the others, how many within which days of being handed in
    /// @param half the days within which half of all of them were decided
    /// @param most the days within which 95 of 100 of them were
    public record Decided(
            String division,
            boolean whole,
            YearMonth month,
            long number,
            long granted,
            long byRule,
            long late,
            List<Long> days,
            double half,
            double most) {}

    /// How many are open today, by their age in days.
    public record Open(String division, long overdue, List<Long> days) {}

    /// @param until the month after the last
    public List<Received> received(YearMonth from, YearMonth until) {
        return records.received(from.atDay(1), until.atDay(1));
    }

    /// @param until the month after the last
    public List<Decided> decided(YearMonth from, YearMonth until) {
        return records.decided(from.atDay(1), until.atDay(1));
    }

    public List<Open> open() {
        return records.open(LocalDate.now(clock));
    }
}
