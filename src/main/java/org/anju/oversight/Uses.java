package org.anju.oversight;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// How much the register is used 查询统计, in numbers of finished months. A month that still grows is not told:
/// two looks at such numbers, a moment apart, would tell of one person.
@Component
public class Uses {

    /// Before it nobody had looked.
    private static final YearMonth FIRST = YearMonth.of(2000, 1);

    private final UseRecords records;
    private final Clock clock;

    Uses(UseRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /// Counts what months, and what orders to withhold looks, have ended since it was last done.
    @Transactional
    public void count() {
        var current = YearMonth.now(clock);
        var from = records.last().map(last -> last.plusMonths(1)).orElse(FIRST);
        if (from.isBefore(current)) {
            records.count(from, current);
        }
        records.countWithheld();
    }

    /// The months that were counted, newest first.
    @Transactional(readOnly = true)
    public List<YearMonth> months() {
        return records.months();
    }

    @Transactional(readOnly = true)
    public List<MonthOfUse> of(YearMonth month) {
        return records.of(month);
    }

    /// What orders of finished years had withheld, newest first; an order counts in the year of its last
    /// day. A year is told a week after its end, when all its orders have been counted.
    @Transactional(readOnly = true)
    public List<WithheldYear> withheld() {
        return records.withheld(LocalDate.now(clock).minusWeeks(1).getYear());
    }
}
