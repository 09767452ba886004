package org.anju.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TileTests {

    @ParameterizedTest
    @CsvSource({
        "0,0,256,0/000",
        "0,0,1,0/000.p/1",
        "1,1234067,256,1/x001/x234/067",
        "-1,1000,255,entries/x001/000.p/255"
    })
    void aPathNamesOneTile(int level, long index, int width, String path) {
        var tile = new Tile(level, index, width);
        assertThat(tile.path()).isEqualTo(path);
        assertThat(Tile.at(path)).contains(tile);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "0/0",
                "0/00",
                "00/000",
                "8/000",
                "0/x000/001",
                "0/001/001",
                "0/000.p/0",
                "0/000.p/256",
                "0/000.p/01",
                "entries/x1/000",
                "-1/000",
                "0/../000",
                "0/x000/x000/x000/x000/x000/000"
            })
    void otherPathsNameNone(String path) {
        assertThat(Tile.at(path)).isEmpty();
    }

    /// The example of tlog-tiles.
    @Test
    void aTreeOfSeventyThousandHasTheTilesOfTheExample() {
        assertThat(Tile.of(0, 70_000)).hasSize(274).last().isEqualTo(new Tile(0, 273, 112));
        assertThat(Tile.of(1, 70_000)).containsExactly(new Tile(1, 0, 256), new Tile(1, 1, 17));
        assertThat(Tile.of(2, 70_000)).containsExactly(new Tile(2, 0, 1));
        assertThat(Tile.of(3, 70_000)).isEmpty();
        assertThat(Tile.of(Tile.ENTRIES, 70_000)).hasSize(274);
    }

    @Test
    void aBundleIsReadAsItWasWrittenAndNotOtherwise() {
        var bytes = Bundle.write(List.of(new byte[] {1, 2}, new byte[0], new byte[300]));
        assertThat(Bundle.read(bytes, 3)).extracting(entry -> entry.length).containsExactly(2, 0, 300);
        assertThatIllegalArgumentException().isThrownBy(() -> Bundle.read(bytes, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bundle.read(java.util.Arrays.copyOf(bytes, bytes.length - 1), 3));
    }
}
