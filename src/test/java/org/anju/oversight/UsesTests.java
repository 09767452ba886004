package org.anju.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import org.anju.HouseTest;
import org.anju.TableOwner;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Looks are counted once a month is over, and nobody is named by the numbers.
@HouseTest
class UsesTests {

    private static final YearMonth LONG_AGO = YearMonth.of(2019, 3);

    @Autowired
    Environment settings;

    @Autowired
    Uses uses;

    @Autowired
    Clock clock;

    @Autowired
    AccessLog accessLog;

    @Autowired
    JdbcClient db;

    @Test
    void aFinishedMonthIsCountedByUnitAndPurposeOnce() throws SQLException {
        try (var owner = TableOwner.connect(settings);
                var statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("delete from oversight.use_month");
            // Three looks and a written entry within the month by the city's clock, one look a second after it.
            for (var line : List.of(
                    "OPENED|2019-02-28 16:00:00+00",
                    "LISTED|2019-03-15 00:00:00+00",
                    "LISTED|2019-03-31 15:59:59+00",
                    "WRITTEN|2019-03-15 00:00:00+00",
                    "OPENED|2019-03-31 16:00:00+00")) {
                var parts = line.split("\\|");
                statement.execute("""
                        insert into oversight.access_entry
                            (subject, access, at, account, unit, unit_name, role, purpose, file, channel, kind, shown)
                        values (gen_random_uuid(), gen_random_uuid(), '%s', gen_random_uuid(),
                                '01900000-0000-7000-8000-0000000000aa', '统计派出所', 'REGISTRAR',
                                'residence-registration', 'x', 'DESK', '%s', 'RECORD')
                        """.formatted(parts[1], parts[0]));
            }
            owner.commit();
        }
        uses.count();
        uses.count();
        assertThat(uses.months()).contains(LONG_AGO, YearMonth.of(2019, 4)).doesNotContain(YearMonth.now(clock));
        assertThat(uses.of(LONG_AGO)).singleElement().satisfies(one -> {
            assertThat(one.unitName()).isEqualTo("统计派出所");
            assertThat(one.looks()).isEqualTo(3);
        });
        // Entries of that age look as if the log had stood still, until they have their places.
        await().pollDelay(Duration.ofMillis(1_500)).until(() -> !accessLog.behind());
    }

    @Test
    void aCountedMonthStaysAsItIs() {
        for (var sql : List.of("update oversight.use_month set looks = 1", "delete from oversight.use_month")) {
            assertThatThrownBy(() -> db.sql(sql).update()).rootCause().hasMessageContaining("permission denied");
        }
    }
}
