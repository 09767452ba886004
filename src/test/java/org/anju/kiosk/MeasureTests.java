package org.anju.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.anju.shared.MatterCode;
import org.anju.shared.PersonId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is counted of turns, and how long one lasts.
class MeasureTests {

    private static final Instant NOON = Instant.parse("2026-11-29T04:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "SECONDS, -3, 0",
        "SECONDS, 0, 0",
        "SECONDS, 1, 5",
        "SECONDS, 5, 5",
        "SECONDS, 6, 10",
        "SECONDS, 600, 600",
        "SECONDS, 9999, 600",
        "TOUCHES, 4, 4",
        "TOUCHES, 999, 200",
        "GIVEN_UP, 2, 2"
    })
    void aValueIsCountedInItsStep(Measure measure, long value, int bucket) {
        assertThat(measure.bucket(value)).isEqualTo(bucket);
    }

    @Test
    void halfAndNineteenInTwentyNeededNoMore() {
        var counts = new TreeMap<>(Map.of(20, 10L, 40, 9L, 300, 1L));
        assertThat(KioskFigures.Quantiles.of(counts)).isEqualTo(new KioskFigures.Quantiles(20, 40));
        counts.put(300, 2L);
        assertThat(KioskFigures.Quantiles.of(counts).p95()).isEqualTo(300);
        assertThat(KioskFigures.Quantiles.of(new TreeMap<>())).isEqualTo(new KioskFigures.Quantiles(0, 0));
    }

    @ParameterizedTest
    @CsvSource({"0, false", "149, false", "150, true"})
    void aTurnThatNobodyTouchesIsOver(long seconds, boolean over) {
        assertThat(turn().overAt(NOON.plusSeconds(seconds))).isEqualTo(over);
    }

    @Test
    void aTurnIsOverAfterHalfAnHourHoweverBusy() {
        var turn = turn();
        turn.touch(NOON.plus(Duration.ofMinutes(29)));
        assertThat(turn.overAt(NOON.plus(Duration.ofMinutes(30)).minusSeconds(1)))
                .isFalse();
        assertThat(turn.overAt(NOON.plus(Duration.ofMinutes(30)))).isTrue();
    }

    @Test
    void aReadingIsTakenOnceAndInTime() {
        var turn = turn();
        emptied(turn);
        turn.want("n1", NOON.plusSeconds(120));
        assertThat(turn.take(Turn.Plate.DOCUMENT, "n2", NOON)).isFalse();
        assertThat(turn.take(Turn.Plate.DOCUMENT, "n1", NOON.plusSeconds(120))).isFalse();
        turn.want("n3", NOON.plusSeconds(120));
        assertThat(turn.take(Turn.Plate.DOCUMENT, "n3", NOON)).isTrue();
        assertThat(turn.take(Turn.Plate.DOCUMENT, "n3", NOON)).isFalse();
    }

    @Test
    void aDocumentCountsOnlyAfterThePlateWasSeenEmptyInThisTurn() {
        var turn = turn();
        turn.want("n1", NOON.plusSeconds(120));
        assertThat(turn.take(Turn.Plate.DOCUMENT, "n1", NOON)).isFalse();
        emptied(turn);
        turn.want("n2", NOON.plusSeconds(120));
        assertThat(turn.take(Turn.Plate.EMPTY, "n2", NOON)).isFalse();
        assertThat(turn.documentLies()).isFalse();
        assertThat(turn.take(Turn.Plate.DOCUMENT, "n2", NOON)).isTrue();
        assertThat(turn.documentLies()).isTrue();
    }

    @Test
    void aTurnIsOnePersonsAndNobodyElses() {
        var turn = turn();
        emptied(turn);
        turn.want("n1", NOON.plusSeconds(120));
        var first = PersonId.next();
        assertThat(turn.identified(first)).isTrue();
        assertThat(turn.identified(PersonId.next())).isFalse();
        assertThat(turn.person()).contains(first);
        turn.want("n2", NOON.plusSeconds(120));
        assertThat(turn.take(Turn.Plate.DOCUMENT, "n2", NOON)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, true", "599, true", "600, false"})
    void aCodeThatWasSentWorksInItsTime(long seconds, boolean works) {
        var turn = turn();
        var person = PersonId.next();
        turn.sent(new Turn.Sent(person, new byte[] {1}, NOON.plusSeconds(600)));
        assertThat(turn.useCode(PersonId.next(), new byte[] {1}, NOON))
                .as("somebody else's")
                .isFalse();
        assertThat(turn.useCode(person, new byte[] {1}, NOON.plusSeconds(seconds)))
                .isEqualTo(works);
    }

    @Test
    void whoeverAskedForTwoCodesTypesEitherAndNoneIsUsedTwice() {
        for (byte typed = 1; typed <= 2; typed++) {
            var turn = turn();
            var person = PersonId.next();
            turn.sent(new Turn.Sent(person, new byte[] {2}, NOON.plusSeconds(600)));
            turn.sent(new Turn.Sent(person, new byte[] {1}, NOON.plusSeconds(600)));
            assertThat(turn.useCode(person, new byte[] {typed}, NOON)).isTrue();
            assertThat(turn.useCode(person, new byte[] {1}, NOON)).isFalse();
            assertThat(turn.useCode(person, new byte[] {2}, NOON)).isFalse();
        }
    }

    private static void emptied(Turn turn) {
        turn.want("empty", NOON.plusSeconds(120));
        assertThat(turn.take(Turn.Plate.EMPTY, "empty", NOON)).isTrue();
    }

    @Test
    void theSecondsBeginWithTheFirstTouchUnlessThatWasSomebodyElses() {
        var turn = turn();
        turn.begin(new Task.Record(), NOON, Duration.ofSeconds(4));
        assertThat(turn.since(NOON.plusSeconds(10))).isEqualTo(Duration.ofSeconds(14));
        turn.begin(new Task.Record(), NOON, Duration.ofMinutes(9));
        assertThat(turn.since(NOON.plusSeconds(10))).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void somethingElseInTheSameTurnKeepsThePersonAndNothingThatWasAnswered() {
        var turn = turn();
        turn.identified(PersonId.next());
        turn.answer(Map.of("plate", "x"));
        turn.begin(new Task.Declare(), NOON, Duration.ZERO);
        assertThat(turn.person()).isPresent();
        assertThat(turn.answers()).isEmpty();
        assertThat(turn.number()).isEmpty();
    }

    @Test
    void aTaskIsReadAsItIsWritten() {
        assertThat(Task.read("declare")).contains(new Task.Declare());
        assertThat(Task.read("permit-endorsement")).contains(new Task.Of(new MatterCode("permit-endorsement")));
        assertThat(Task.read("<script>")).isEmpty();
    }

    private static Turn turn() {
        return new Turn("k", MachineId.next(), new Task.Record(), NOON);
    }
}
