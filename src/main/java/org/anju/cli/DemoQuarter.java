package org.anju.cli;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.anju.fieldwork.Ages;
import org.anju.fieldwork.AreaDay;
import org.anju.fieldwork.Board;

/// The quarter before the demo's day, so that its board has a course to show: as stale as a town is that
/// begins to be visited, and fresher from week to week up to what it is today.
final class DemoQuarter {

    private static final int DAYS = 90;
    private static final int MOST_AREAS = 1_000;
    private static final int WEEK = 7;

    private final Board board;
    private final LocalDate today;

    DemoQuarter(Installation.Running running) {
        this.board = running.the(Board.class);
        this.today = LocalDate.now(running.the(Clock.class));
    }

    void remember() {
        var days = new ArrayList<AreaDay>();
        for (var line : board.list(null, null, MOST_AREAS)) {
            for (int back = DAYS; back > 0; back--) {
                days.add(new AreaDay(
                        line.area().id(), today.minusDays(back), before(line.ages(), back), 0, 0, 0, 0, null));
            }
        }
        board.keep(List.copyOf(days));
        board.keepToday();
    }

    /// Ages so many days ago: of those that are confirmed by now, those whose week had come.
    private static Ages before(Ages now, int back) {
        int weeks = DAYS / WEEK;
        int gone = weeks - back / WEEK;
        int fresh = now.within30() * gone / weeks;
        int lately = now.within90() * gone / weeks;
        int never = now.never() + (now.within30() - fresh) / 2;
        return new Ages(
                now.doors(),
                fresh,
                lately,
                now.doors() - fresh - lately - never,
                never,
                null,
                now.withinTarget() * gone / weeks);
    }
}
