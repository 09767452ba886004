package org.anju.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.anju.frame.Words;
import org.anju.shared.Problem;
import org.anju.shared.Tongue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who has not signed in checks as often as a school gate needs it, and no oftener.
class AskersTests {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-29T04:00:00Z"));
    private final Clock clock = clock();
    private final Askers askers = new Askers(clock);

    private Clock clock() {
        InstantSource source = now::get;
        return source.withZone(ZoneOffset.UTC);
    }

    private void exhausted(String network) {
        for (int i = 0; i < Askers.MOST; i++) {
            askers.require(network);
        }
    }

    @Test
    void oneMoreThanTheCapHasToWaitAndIsToldForHowLong() {
        exhausted("a");
        now.set(now.get().plusSeconds(600));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> askers.require("a"))
                .returns(Problem.Kind.TOO_OFTEN, Problem::kind)
                .satisfies(problem -> {
                    assertThat(problem.arguments()).containsExactly(300L, 5L);
                    assertThat(Words.in(Tongue.ZH).of(problem)).contains("5分钟后再试");
                    assertThat(Words.in(Tongue.EN).of(problem)).contains("in 5 minutes");
                });
        assertThatCode(() -> askers.require("b")).doesNotThrowAnyException();
        now.set(now.get().plusSeconds(300));
        assertThatCode(() -> askers.require("a")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false",
        "198.51.100.7, 198.51.100.7, true",
        "198.51.100.7, 198.51.100.8, false",
        "::ffff:198.51.100.7, 198.51.100.7, true",
        "not an address, not an address, true"
    })
    void anAskerIsAnAddressAndOfTheLongOnesTheFirstHalf(String one, String other, boolean same) {
        assertThat(Askers.network(one).equals(Askers.network(other))).isEqualTo(same);
    }
}
