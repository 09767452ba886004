package org.anju.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.anju.shared.Tongue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlotTests {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 20);

    private static Plot.Series line(String name, double... percents) {
        var points = new java.util.ArrayList<Plot.Point>();
        for (var percent : percents) {
            points.add(new Plot.Point(DAY.plusDays(30L * points.size()), percent));
        }
        return new Plot.Series(name, points);
    }

    private static Plot plot(Plot.Series... series) {
        return new Plot("走势", List.of(series), Tongue.EN);
    }

    @Test
    void aLineGoesFromTheFirstDayToTheLastAndFromNothingToTheWhole() {
        var curve = plot(line("one", 0, 50, 100)).curves().getFirst();
        assertThat(curve.points()).isEqualTo("48.0,268.0 304.0,141.0 560.0,14.0");
        assertThat(curve.name()).isEqualTo("one 100%");
    }

    @ParameterizedTest
    @CsvSource({"0, 4, 0.0", "3.9, 4, 3.9", "4.1, 8, 4.1", "12, 20, 12.0", "20.5, 40, 20.5", "399, 400, 399.0"})
    void aNumberIsDrawnUnderARoundOneThatNothingIsAbove(double largest, int top, String written) {
        var plot = new Plot("days", List.of(line("half", 0, largest)), Tongue.ZH, Plot.Scale.NUMBER);
        assertThat(plot.shares().getLast().text()).isEqualTo(Integer.toString(top));
        assertThat(plot.shares()).hasSize(5).extracting(Plot.Tick::text).doesNotContain("100%");
        assertThat(plot.curves().getFirst().name()).isEqualTo("half " + written);
        assertThat(Double.parseDouble(plot.curves().getFirst().endY()))
                .isBetween((double) Plot.TOP, (double) Plot.BOTTOM);
    }

    @Test
    void noTwoNamesMeetAndNoneLeavesThePlot() {
        var curves = plot(line("a", 1), line("b", 2), line("c", 1), line("d", 99), line("e", 100), line("f", 0))
                .curves();
        var at = curves.stream()
                .map(curve -> Double.parseDouble(curve.label()))
                .sorted()
                .toList();
        for (int i = 1; i < at.size(); i++) {
            assertThat(at.get(i) - at.get(i - 1)).isGreaterThanOrEqualTo(19.9);
        }
        assertThat(at.getFirst()).isGreaterThanOrEqualTo(Plot.TOP);
        assertThat(at.getLast()).isLessThanOrEqualTo(Plot.BOTTOM);
    }

    @Test
    void aSingleDayIsAPointAtTheEdge() {
        assertThat(plot(line("one", 40)).curves().getFirst().endX()).isEqualTo("560.0");
        assertThat(plot(line("one", 40)).months()).isEmpty();
    }

    @Test
    void monthsStandWhereTheyBegin() {
        assertThat(plot(line("one", 1, 2, 3)).months())
                .extracting(Plot.Tick::text)
                .containsExactly("Oct", "Nov");
        var year = new Plot.Series("y", List.of(new Plot.Point(DAY, 1), new Plot.Point(DAY.plusDays(365), 2)));
        assertThat(plot(year).months()).hasSizeBetween(4, 7);
    }

    @Test
    void moreThanSixLinesAreNotToldApart() {
        var seven = Collections.nCopies(7, line("x", 1));
        assertThatThrownBy(() -> new Plot("t", seven, Tongue.ZH)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Plot("t", List.of(), Tongue.ZH)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0,0,–", "0,5,0%", "1,1000,<1%", "999,1000,>99%", "1000,1000,100%", "1,3,33%"})
    void aShareNeverHidesWhatIsThere(long part, long whole, String told) {
        assertThat(Share.of(part, whole)).isEqualTo(told);
    }
}
