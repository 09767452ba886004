package org.anju.frame;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.anju.shared.Tongue;

/// Shares or numbers over time as lines, for `frame/plot.jte` to draw: each line has its name at its end, a
/// hue and a dash of its own, and the page gives the numbers in a table under it.
///
/// @param title what is shown, for those who do not see it
/// @param series at most six
public record Plot(String title, List<Series> series, Tongue tongue, Scale scale) {

    public static final int WIDTH = 760;
    public static final int HEIGHT = 300;
    public static final int LEFT = 48;
    public static final int RIGHT = 560;
    public static final int TOP = 14;
    public static final int BOTTOM = 268;

    private static final int MOST_SERIES = 6;
    private static final int LINE_HEIGHT = 20;
    private static final int WHOLE = 100;
    private static final int QUARTERS = 4;
    private static final int MOST_MONTHS = 7;

    public Plot {
        series = List.copyOf(series);
        if (series.isEmpty() || series.size() > MOST_SERIES) {
            throw new IllegalArgumentException("One to six lines can be told apart, not %d.".formatted(series.size()));
        }
    }

    /// Of shares.
    public Plot(String title, List<Series> series, Tongue tongue) {
        this(title, series, tongue, Scale.SHARE);
    }

    public enum Scale {
        /// From none to all, in percent.
        SHARE,
        /// From zero to a round number above the largest; the title says of what.
        NUMBER
    }

    /// @param points in the order of their days, at least one
    public record Series(String name, List<Point> points) {
        public Series {
            points = List.copyOf(points);
        }

        double last() {
            return points.getLast().value();
        }
    }

    /// @param value percent of a share, or a number
    public record Point(LocalDate day, double value) {}

    /// A line as it is drawn.
    ///
    /// @param hue its place among the lines, by which it gets colour and dash
    /// @param points of an SVG polyline
    /// @param label how far down its name stands, which may differ from where it ends so that no two names
    ///     meet
    public record Curve(int hue, String name, String points, String endX, String endY, String label) {}

    /// A mark on an axis.
    public record Tick(String at, String text) {}

    public List<Curve> curves() {
        var labels = labels();
        var curves = new ArrayList<Curve>();
        for (int hue = 0; hue < series.size(); hue++) {
            var one = series.get(hue);
            curves.add(new Curve(
                    hue,
                    one.name() + " " + written(one.last()),
                    one.points().stream()
                            .map(point -> number(x(point.day())) + "," + number(y(point.value())))
                            .collect(Collectors.joining(" ")),
                    number(x(one.points().getLast().day())),
                    number(y(one.last())),
                    number(labels[hue])));
        }
        return curves;
    }

    public List<Tick> shares() {
        var top = top();
        return IntStream.rangeClosed(0, QUARTERS)
                .map(quarter -> quarter * top / QUARTERS)
                .mapToObj(value -> new Tick(number(y(value)), scale == Scale.SHARE ? value + "%" : "" + value))
                .toList();
    }

    private String written(double value) {
        return switch (scale) {
            case SHARE -> Math.round(value) + "%";
            case NUMBER -> number(value);
        };
    }

    /// What the upper edge stands for: all, or the smallest of 4, 8, 20, 40, 80, 200 … that nothing is above.
    private int top() {
        if (scale == Scale.SHARE) {
            return WHOLE;
        }
        var largest = series.stream()
                .flatMap(one -> one.points().stream())
                .mapToDouble(Point::value)
                .max()
                .orElseThrow();
        return IntStream.iterate(1, ten -> ten * 10)
                .flatMap(ten -> IntStream.of(4 * ten, 8 * ten, 20 * ten))
                .filter(top -> top >= largest)
                .findFirst()
                .orElseThrow();
    }

    /// The first days of months; of every second or third where they would stand too close.
    public List<Tick> months() {
        var month = DateTimeFormatter.ofPattern(tongue == Tongue.ZH ? "M月" : "MMM", tongue.locale());
        var firsts = first().datesUntil(last().plusDays(1))
                .filter(day -> day.getDayOfMonth() == 1)
                .toList();
        var step = 1 + firsts.size() / MOST_MONTHS;
        return Stream.iterate(0, i -> i < firsts.size(), i -> i + step)
                .map(firsts::get)
                .map(day -> new Tick(number(x(day)), month.format(day)))
                .toList();
    }

    // The names in the order of their lines, pushed down where two would meet, and up again from the lower edge.
    private double[] labels() {
        var order = Stream.iterate(0, i -> i < series.size(), i -> i + 1)
                .sorted(Comparator.comparingDouble(i -> y(series.get(i).last())))
                .toList();
        var at = new double[series.size()];
        var free = (double) TOP;
        for (var i : order) {
            at[i] = Math.max(free, y(series.get(i).last()));
            free = at[i] + LINE_HEIGHT;
        }
        free = BOTTOM;
        for (var i : order.reversed()) {
            at[i] = Math.min(free, at[i]);
            free = at[i] - LINE_HEIGHT;
        }
        return at;
    }

    private LocalDate first() {
        return days().min(Comparator.naturalOrder()).orElseThrow();
    }

    private LocalDate last() {
        return days().max(Comparator.naturalOrder()).orElseThrow();
    }

    private Stream<LocalDate> days() {
        return series.stream().flatMap(one -> one.points().stream()).map(Point::day);
    }

    private double x(LocalDate day) {
        var all = ChronoUnit.DAYS.between(first(), last());
        return all == 0 ? RIGHT : LEFT + (double) (RIGHT - LEFT) * ChronoUnit.DAYS.between(first(), day) / all;
    }

    private double y(double value) {
        return BOTTOM - (BOTTOM - TOP) * value / top();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
