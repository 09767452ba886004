package org.anju.oversight;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// How much the register is used 查询统计, in numbers of finished months. A month that still grows is not told:
/// two looks at such numbers, a moment apart, would tell of one person.
@Component
public class Uses {

    private final UseRecords records;
    private final Clock clock;

    Uses(UseRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /// Counts what months have ended since it was last done.
    @Transactional
    public void countFinishedMonths() {
        records.count(YearMonth.now(clock));
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
}
