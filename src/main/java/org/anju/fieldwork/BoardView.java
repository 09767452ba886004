package org.anju.fieldwork;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.anju.frame.Frame;
import org.anju.frame.Plot;
import org.anju.frame.Share;
import org.anju.places.DivisionName;
import org.jspecify.annotations.Nullable;

/// The board as its page shows it: all areas of a division, or one of them.
///
/// @param path of the division from the province down; empty for everywhere
/// @param title of the division or area; blank for everywhere
/// @param whole the dwellings of all that is shown
/// @param queue what waits in the division
/// @param carried what phones still carry; `null` where they are too few to tell, and for a single area
/// @param single whether one area is shown
/// @param next the reference after which the next page begins; blank where this is the last
/// @param query what a link to the same table says behind the question mark
/// @param base where the days of the same are found
/// @param span over how many days the plot goes
public record BoardView(
        List<DivisionName> path,
        String title,
        Ages whole,
        List<Line> lines,
        Reviews.Queue queue,
        Board.@Nullable Carried carried,
        boolean single,
        List<Board.Day> days,
        LocalDate today,
        String next,
        String query,
        String base,
        int span) {

    /// The spans to choose from.
    public static final List<Integer> SPANS = List.of(91, 365);

    private static final int WEEK = 7;

    public BoardView {
        lines = List.copyOf(lines);
        days = List.copyOf(days);
    }

    /// An area as it may be named outside the house.
    public record Line(String reference, Board.Line line, String division) {}

    /// Where an area lies, within the division that is shown.
    public String within(Line line) {
        var shown = path.stream().map(DivisionName::name).collect(Collectors.joining());
        return line.division().startsWith(shown) ? line.division().substring(shown.length()) : line.division();
    }

    /// Days since the oldest visit of an area waits; empty where none does.
    public String waits(Board.Line line) {
        var oldest = line.oldestHeld();
        return oldest == null ? "" : String.valueOf(ChronoUnit.DAYS.between(oldest, today));
    }

    /// Whether the oldest visit of an area waits too long.
    public boolean overdue(Board.Line line) {
        var oldest = line.oldestHeld();
        return oldest != null && Reviews.overdue(oldest, today);
    }

    /// Every seventh day back from the last, newest first: the numbers of the plot in a table.
    public List<Board.Day> weeks() {
        var weeks = new ArrayList<Board.Day>();
        for (var day : days.reversed()) {
            if (weeks.isEmpty()
                    || ChronoUnit.DAYS.between(day.day(), weeks.getLast().day()) >= WEEK) {
                weeks.add(day);
            }
        }
        return weeks;
    }

    /// The course of the shares; `null` where no day was written down yet.
    public @Nullable Plot plot(Frame page) {
        var told = days.stream().filter(day -> day.ages().doors() > 0).toList();
        return told.isEmpty()
                ? null
                : new Plot(
                        page.t("board.plot", title.isEmpty() ? page.t("board.everywhere") : title),
                        List.of(
                                series(told, page.t("board.plot.target"), Ages::withinTarget),
                                series(told, page.words().of(AgeClass.WITHIN_30), Ages::within30),
                                series(told, page.words().of(AgeClass.OLDER), Ages::older),
                                series(told, page.words().of(AgeClass.NEVER), Ages::never)),
                        page.tongue());
    }

    private static Plot.Series series(List<Board.Day> days, String name, ToIntFunction<Ages> part) {
        return new Plot.Series(
                name,
                days.stream()
                        .map(day -> new Plot.Point(
                                day.day(),
                                100.0 * part.applyAsInt(day.ages()) / day.ages().doors()))
                        .toList());
    }

    /// What stands above the table of weeks.
    public List<String> dayColumns(Frame page) {
        return List.of(
                page.t("board.day"),
                page.t("freshness.doors"),
                page.t("board.plot.target"),
                page.words().of(AgeClass.WITHIN_30),
                page.words().of(AgeClass.OLDER),
                page.words().of(AgeClass.NEVER),
                page.t("board.held"));
    }

    /// A share of a day in words.
    public static String share(Board.Day day, int part) {
        return Share.of(part, day.ages().doors());
    }

    /// A line of the file of areas.
    List<String> cells(Line line) {
        var of = line.line();
        var cells = new ArrayList<>(List.of(
                line.division(), of.area().name(), String.valueOf(of.area().withinDays())));
        cells.addAll(FreshnessView.cells(of.ages()));
        cells.addAll(List.of(
                String.valueOf(of.held()), waits(of), of.nobodyHome(), of.refusals(), String.valueOf(of.asked())));
        return cells;
    }

    static List<String> headings(Frame page) {
        var headings = new ArrayList<>(
                List.of(page.t("board.division"), page.t("board.area"), page.t("freshness.withinDays")));
        headings.addAll(FreshnessView.headings(page));
        headings.addAll(List.of(
                page.t("board.held"),
                page.t("board.oldest"),
                page.t("board.nobodyHome"),
                page.t("board.refusals"),
                page.t("board.asked")));
        return headings;
    }

    /// A line of the file of days.
    static List<String> cells(Board.Day day) {
        var ages = day.ages();
        return List.of(
                day.day().toString(),
                String.valueOf(ages.doors()),
                String.valueOf(ages.within30()),
                String.valueOf(ages.within90()),
                String.valueOf(ages.older()),
                String.valueOf(ages.never()),
                String.valueOf(ages.withinTarget()),
                String.valueOf(day.held()),
                Objects.toString(day.oldestHeld(), ""));
    }

    static List<String> dayHeadings(Frame page) {
        return List.of(
                page.t("board.day"),
                page.t("freshness.doors"),
                page.words().of(AgeClass.WITHIN_30),
                page.words().of(AgeClass.WITHIN_90),
                page.words().of(AgeClass.OLDER),
                page.words().of(AgeClass.NEVER),
                page.t("freshness.target"),
                page.t("board.held"),
                page.t("board.oldestSince"));
    }
}
