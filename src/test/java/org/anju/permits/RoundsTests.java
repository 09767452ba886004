package org.anju.permits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What cannot be done is tried at growing distances, and keeps nothing else waiting.
class RoundsTests {

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private final List<UUID> tried = new ArrayList<>();
    private boolean works;
    private Instant now = Instant.EPOCH;
    private final InstantSource clock = () -> now;
    private final Rounds rounds = new Rounds(clock.withZone(ZoneOffset.UTC));

    @Test
    void whatFailsIsTriedEverMoreSeldom() {
        for (int second = 0; second < 3600; second += 15) {
            now = Instant.EPOCH.plusSeconds(second);
            round(List.of(ONE));
        }
        assertThat(tried).hasSize(7);
        now = now.plus(Duration.ofDays(1));
        round(List.of(ONE));
        assertThat(tried).hasSize(8);
    }

    @Test
    void aDayIsTheLongestDistance() {
        for (int day = 0; day < 30; day++) {
            now = Instant.EPOCH.plus(Duration.ofDays(day));
            round(List.of(ONE));
        }
        assertThat(tried).hasSize(30);
    }

    @Test
    void whatSucceedsIsDoneAtOnceWhenItIsWantedAgain() {
        round(List.of(ONE));
        works = true;
        now = now.plusSeconds(30);
        round(List.of(ONE));
        round(List.of(ONE));
        assertThat(tried).hasSize(3);
    }

    @Test
    void nothingElseWaits() {
        round(List.of(ONE, OTHER));
        assertThat(tried).containsExactly(ONE, OTHER);
    }

    private void round(List<UUID> wanted) {
        rounds.each(wanted, one -> one, one -> {
            tried.add(one);
            if (!works) {
                throw new IllegalStateException("It cannot be done.");
            }
        });
    }
}
