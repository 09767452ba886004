package org.anju.permits;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Walks through the marks of a permit, day by day.
///
/// Full years are reckoned from the issue, or from the day of the last make-up, always from that day and never
/// from the full year before: what was issued on 29 February has its full years on 28 February, and every
/// fourth on the 29th (Civil Code, art. 202).
final class Fold {

    private static final int YEAR = 12;

    private final Rules rules;
    private final List<Mark> without = new ArrayList<>();

    private @Nullable LocalDate issued;
    private LocalDate anchor = LocalDate.MIN;
    /// months from the anchor to the next full year
    private int due;

    private LocalDate countedFrom = LocalDate.MIN;
    /// months that count from before the anchor
    private int carried;

    private long leftOut;
    private @Nullable LocalDate lost;
    private @Nullable Mark ended;

    Fold(Rules rules) {
        this.rules = rules;
    }

    Optional<Standing> standing(List<Mark> marks, LocalDate day) {
        marks.stream()
                .filter(mark -> !mark.day().isAfter(day))
                .sorted(Comparator.comparing(Mark::day))
                .filter(mark -> !take(mark))
                .forEach(without::add);
        return Optional.ofNullable(issued).map(first -> standing(first, day));
    }

    private Standing standing(LocalDate first, LocalDate day) {
        var over = ended == null ? day : ended.day();
        var missed = over.isAfter(lastDay()) ? lastDay().plusDays(1) : null;
        var state = ended != null
                ? Standing.State.ENDED
                : lost != null
                        ? Standing.State.LOST
                        : missed != null ? Standing.State.SUSPENDED : Standing.State.ACTIVE;
        return new Standing(
                state,
                first,
                fullYear(),
                rules.on(day).opens(fullYear()),
                lastDay(),
                missed,
                lost,
                ended,
                (carried + months(missed == null ? over : fullYear())) / YEAR,
                countedFrom,
                leftOut,
                without,
                restsOn(state, day));
    }

    /// Whether it has an effect.
    private boolean take(Mark mark) {
        if (issued == null) {
            return mark.kind() == Mark.Kind.ISSUED && issue(mark.day());
        }
        if (ended != null) {
            if (mark.kind() == Mark.Kind.RESTORED) {
                ended = null;
            }
            return ended == null;
        }
        return switch (mark.kind()) {
            case ISSUED, RESTORED -> false;
            case ENDORSED, MADE_UP -> endorse(mark.day());
            case ADDRESS_CHANGED -> true;
            case LOST -> {
                lost = lost == null ? mark.day() : lost;
                yield true;
            }
            case REPLACED -> {
                lost = null;
                yield true;
            }
            case ENDED -> {
                ended = mark;
                yield true;
            }
        };
    }

    private boolean issue(LocalDate day) {
        issued = day;
        countedFrom = day;
        begin(day);
        return true;
    }

    private void begin(LocalDate day) {
        anchor = day;
        due = rules.on(day).intervalMonths();
    }

    // Whether somebody endorses or makes up is decided by the day, not by what it was called.
    private boolean endorse(LocalDate day) {
        if (day.isAfter(lastDay())) {
            makeUp(day);
            return true;
        }
        if (day.isBefore(rules.on(day).opens(fullYear()))) {
            return false;
        }
        due += rules.on(fullYear()).intervalMonths();
        return true;
    }

    private void makeUp(LocalDate day) {
        switch (rules.on(day).madeUp()) {
            case COUNTED_ANEW -> {
                countedFrom = day;
                carried = 0;
                leftOut = 0;
            }
            case SUSPENDED_TIME_LEFT_OUT -> {
                carried += due;
                leftOut += ChronoUnit.DAYS.between(lastDay().plusDays(1), day);
            }
        }
        begin(day);
    }

    private LocalDate fullYear() {
        return anchor.plusMonths(due);
    }

    private LocalDate lastDay() {
        return rules.on(fullYear()).lastDay(fullYear());
    }

    // Full months since the anchor; the last day of a shorter month makes one full.
    private int months(LocalDate until) {
        int full = (int) ChronoUnit.MONTHS.between(anchor, until);
        return anchor.plusMonths(full + 1L).isAfter(until) ? full : full + 1;
    }

    private List<Rule> restsOn(Standing.State state, LocalDate day) {
        Set<RuleKind> kinds = switch (state) {
            case ACTIVE, LOST -> EnumSet.of(RuleKind.INTERVAL, RuleKind.WINDOW, RuleKind.LAST_DAY);
            case SUSPENDED -> EnumSet.of(RuleKind.INTERVAL, RuleKind.LAST_DAY, RuleKind.MISSED, RuleKind.MADE_UP);
            case ENDED -> EnumSet.of(RuleKind.ENDS);
        };
        if (!Objects.equals(countedFrom, issued) || leftOut > 0) {
            kinds.add(RuleKind.MADE_UP);
        }
        var set = rules.on(day);
        return kinds.stream().flatMap(kind -> Stream.of(set.get(kind))).toList();
    }
}
