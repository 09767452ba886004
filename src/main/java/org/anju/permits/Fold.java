package org.anju.permits;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
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

    /// the day whose rule says how far the next full year is
    private LocalDate intervalOf = LocalDate.MIN;

    private @Nullable LocalDate madeUpOn;

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
                restsOn(missed, day));
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
            case ENDED -> end(mark);
        };
    }

    // On no ground but those that the rules of the day know.
    private boolean end(Mark mark) {
        if (rules.on(mark.day()).ends().contains(Objects.requireNonNull(mark.ground()))) {
            ended = mark;
        }
        return ended != null;
    }

    private boolean issue(LocalDate day) {
        issued = day;
        countedFrom = day;
        begin(day);
        return true;
    }

    private void begin(LocalDate day) {
        anchor = day;
        intervalOf = day;
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
        intervalOf = fullYear();
        due += rules.on(intervalOf).intervalMonths();
        return true;
    }

    private void makeUp(LocalDate day) {
        madeUpOn = day;
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

    // Each as it was in force on the day on which it did what it did.
    private List<Rule> restsOn(@Nullable LocalDate missed, LocalDate day) {
        var used = new TreeSet<>(Comparator.comparing(Rule::kind).thenComparing(Rule::from));
        if (ended != null) {
            used.add(rules.on(ended.day()).get(RuleKind.ENDS));
        } else {
            used.add(rules.on(intervalOf).get(RuleKind.INTERVAL));
            used.add(rules.on(fullYear()).get(RuleKind.LAST_DAY));
            if (missed == null) {
                used.add(rules.on(day).get(RuleKind.WINDOW));
            } else {
                used.add(rules.on(missed).get(RuleKind.MISSED));
                used.add(rules.on(day).get(RuleKind.MADE_UP));
            }
        }
        if (madeUpOn != null) {
            used.add(rules.on(madeUpOn).get(RuleKind.MADE_UP));
        }
        return List.copyOf(used);
    }
}
