package org.anju.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockoutTests {

    @ParameterizedTest(name = "{0} wrong passwords: {1} minutes")
    @CsvSource({
        "0, 0",
        "1, 0",
        "4, 0",
        "5, 1",
        "6, 2",
        "7, 4",
        "8, 8",
        "9, 16",
        "10, 32",
        "11, 60",
        "12, 60",
        "70, 60",
        "2147483647, 60"
    })
    void theWaitDoublesFromTheFifthWrongPasswordUpToAnHour(int failures, long minutes) {
        assertThat(Lockout.after(failures)).isEqualTo(Duration.ofMinutes(minutes));
    }
}
