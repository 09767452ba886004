package org.anju.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptsTests {

    private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

    @ParameterizedTest(name = "after {0} failures in a row one waits {1} minutes")
    @CsvSource({"1,0", "4,0", "5,1", "6,2", "7,4", "8,8", "9,16", "10,32", "11,60", "40,60"})
    void theWaitDoublesFromTheFifthFailureOnUpToAnHour(int failures, long minutes) {
        var attempts = fail(Attempts.none(START), START, failures);
        var until = attempts.lockedUntil();
        assertThat(until).isEqualTo(minutes == 0 ? null : START.plus(Duration.ofMinutes(minutes)));
    }

    @Test
    void theLockOpensAtItsVeryEnd() {
        var attempts = fail(Attempts.none(START), START, 5);
        assertThat(attempts.lockedAt(START.plusSeconds(59))).isTrue();
        assertThat(attempts.lockedAt(START.plusSeconds(60))).isFalse();
    }

    @ParameterizedTest(name = "a failure {0} s after four others is number {1}")
    @CsvSource({"900,5", "901,1"})
    void failuresAreForgottenAfterAQuarterOfAnHour(long seconds, int number) {
        var attempts = fail(Attempts.none(START), START, 4).failed(START.plusSeconds(seconds));
        assertThat(attempts.failures()).isEqualTo(number);
    }

    @Test
    void aLongLockIsNotForgottenBeforeItEnds() {
        var locked = fail(Attempts.none(START), START, 10);
        assertThat(locked.failed(START.plus(Duration.ofMinutes(33))).failures()).isEqualTo(11);
        assertThat(locked.failed(START.plus(Duration.ofMinutes(48))).failures()).isEqualTo(1);
    }

    private static Attempts fail(Attempts attempts, Instant now, int times) {
        var after = attempts;
        for (int i = 0; i < times; i++) {
            after = after.failed(now);
        }
        return after;
    }
}
