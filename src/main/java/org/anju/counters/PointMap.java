package org.anju.counters;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.places.Bounds;
import org.anju.places.Position;
import org.anju.places.Street;
import org.jspecify.annotations.Nullable;

/// Service points on a plan that the server draws, north up, each with the number under which the list has it. The
/// ground is the register's own streets and a scale: no other server is asked for anything.
///
/// @param streets points of SVG polylines
/// @param here where one asked from; `null` for nowhere
/// @param scale how many metres the bar is long
/// @param bar how long it is drawn
public record PointMap(
        List<String> streets, List<Mark> marks, @Nullable Mark here, int scale, String bar) {

    public static final int WIDTH = 480;
    public static final int HEIGHT = 400;

    private static final int MARGIN = 40;
    private static final double LEAST_SPAN = 0.004;
    private static final double METRES_PER_DEGREE = 111_320;
    private static final int[] SCALES = {50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100};

    public PointMap {
        streets = List.copyOf(streets);
        marks = List.copyOf(marks);
    }

    /// @param number as in the list, from 1 on
    public record Mark(int number, String name, String x, String y, boolean open) {}

    /// @param ground the streets of a rectangle
    static PointMap of(List<PointLine> lines, @Nullable Position from, Function<Bounds, List<Street>> ground) {
        var all = Stream.concat(
                        lines.stream().map(line -> line.point().position()),
                        from == null ? Stream.empty() : Stream.of(from))
                .toList();
        double west = all.stream().mapToDouble(Position::longitude).min().orElse(0);
        double east = all.stream().mapToDouble(Position::longitude).max().orElse(0);
        double south = all.stream().mapToDouble(Position::latitude).min().orElse(0);
        double north = all.stream().mapToDouble(Position::latitude).max().orElse(0);
        double narrow = Math.cos(Math.toRadians((south + north) / 2));
        double pixels = Math.min(
                (WIDTH - 2 * MARGIN) / Math.max((east - west) * narrow, LEAST_SPAN),
                (HEIGHT - 2 * MARGIN) / Math.max(north - south, LEAST_SPAN));
        var plane = new Plane((west + east) / 2, (south + north) / 2, narrow, pixels);
        var marks = new ArrayList<Mark>();
        for (var line : lines) {
            marks.add(plane.mark(
                    line.number(),
                    line.name(),
                    line.point().position(),
                    line.opening().isOpen()));
        }
        int scale = SCALES[SCALES.length - 1];
        for (int one : SCALES) {
            if (one / METRES_PER_DEGREE * pixels <= WIDTH / 3.0) {
                scale = one;
                break;
            }
        }
        return new PointMap(
                plane.streets(ground),
                marks,
                from == null ? null : plane.mark(0, "", from, true),
                scale,
                number(scale / METRES_PER_DEGREE * pixels));
    }

    private record Plane(double longitude, double latitude, double narrow, double pixels) {

        Mark mark(int number, String name, Position at, boolean open) {
            return new Mark(number, name, x(at), y(at), open);
        }

        /// Those that touch the plan.
        List<String> streets(Function<Bounds, List<Street>> ground) {
            double wide = WIDTH / 2.0 / (narrow * pixels);
            double high = HEIGHT / 2.0 / pixels;
            var shown = new Bounds(
                    new Position(Math.max(longitude - wide, -180), Math.max(latitude - high, -90)),
                    new Position(Math.min(longitude + wide, 180), Math.min(latitude + high, 90)));
            return ground.apply(shown).stream()
                    .map(Street::line)
                    .filter(line -> line.size() > 1)
                    .map(line -> line.stream().map(at -> x(at) + "," + y(at)).collect(Collectors.joining(" ")))
                    .toList();
        }

        private String x(Position at) {
            return number(WIDTH / 2.0 + (at.longitude() - longitude) * narrow * pixels);
        }

        private String y(Position at) {
            return number(HEIGHT / 2.0 - (at.latitude() - latitude) * pixels);
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
