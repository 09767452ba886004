package org.anju.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTests {

    @Test
    void everyKeyIsGreaterThanTheOneBefore() {
        var keys = Stream.generate(Ids::next).limit(100_000).map(UUID::toString).toList();
        assertThat(keys).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aClockThatIsSetBackDoesNotPutAKeyBeforeTheOthers() {
        long now = System.currentTimeMillis();
        var keys = Stream.of(now, now - 5_000, now - 5_000, now)
                .map(Ids::next)
                .map(UUID::toString)
                .toList();
        assertThat(keys).isSorted().doesNotHaveDuplicates();
    }
}
