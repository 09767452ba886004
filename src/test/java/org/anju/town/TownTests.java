package org.anju.town;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TownTests {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @Test
    void aSeedGrowsTheSameTownByteForByte() {
        assertThat(digest(Town.grow(5, 3000, TODAY)))
                .isEqualTo(digest(Town.grow(5, 3000, TODAY)))
                .isNotEqualTo(digest(Town.grow(6, 3000, TODAY)))
                .isNotEqualTo(digest(Town.grow(5, 3000, TODAY.minusDays(1))));
    }

    /// Changing what a seed grows is allowed, but not by accident: then this digest is replaced.
    @Test
    void aSeedStillGrowsTheTownThatItGrewBefore() {
        assertThat(digest(Town.grow(5, 3000, TODAY)))
                .isEqualTo("3839c0c41a5d7cf029114aebbe67f657ec111ec908cc18e3c41a10515f49c218");
    }

    @Test
    void rowsCanBeReadAgainAndComeOutTheSame() {
        var town = Town.grow(5, 3000, TODAY);
        assertThat(town.stays().toList()).isEqualTo(town.stays().toList()).hasSize(town.stayCount());
    }

    @Test
    void aTownHasExactlyThePersonsAskedFor() {
        for (var persons : new int[] {200, 999, 3000}) {
            var town = Town.grow(11, persons, TODAY);
            assertThat(Lives.of(town)).hasSize(persons);
            assertThat(town.dwellingCount()).isEqualTo((int) Math.round(persons * 0.42));
        }
    }

    @Test
    void manySeedsGrow() {
        for (int seed = 0; seed < 40; seed++) {
            assertThat(Lives.of(Town.grow(seed, 2000, TODAY))).hasSize(2000);
        }
    }

    @Test
    void sizesOutOfReachAreRefused() {
        assertThatThrownBy(() -> Town.grow(1, 199, TODAY)).hasMessageContaining("199");
        assertThatThrownBy(() -> Town.grow(1, 2_000_001, TODAY)).hasMessageContaining("2000001");
        assertThatThrownBy(() -> Town.grow(1, 1000, LocalDate.of(2060, 1, 1))).hasMessageContaining("2060-01-01");
    }

    @Test
    void twoHundredThousandPersonsStream() {
        var town = Town.grow(3, 200_000, TODAY);
        assertThat(town.stays().filter(s -> !s.name().isBlank()).count())
                .isEqualTo(town.stayCount())
                .isGreaterThan(200_000);
    }

    private static String digest(Town town) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            Stream.of(
                            town.divisions().stream(),
                            town.streets().stream(),
                            town.river().stream(),
                            town.dwellings(),
                            town.stays())
                    .flatMap(s -> s)
                    .forEach(row -> digest.update(row.toString().getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
