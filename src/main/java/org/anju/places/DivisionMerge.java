package org.anju.places;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What we believe about one code, row by row: a list through time and a list of today are woven into periods
/// that do not overlap. Pure, so that the same lists again change nothing.
///
/// - A list of today speaks from today on; for a code that nobody knew it speaks of all time.
/// - Where two rows of lists through time claim the same year, the one that starts later holds.
/// - A list through time does not overrule what a list of today has said since we learnt it, but says better
///   what was before.
final class DivisionMerge {

    private final LocalDate today;
    private final List<Division> before;
    private List<Division> believed;

    DivisionMerge(List<Division> before, LocalDate today) {
        this.before = List.copyOf(before);
        this.believed = new ArrayList<>(before);
        this.today = today;
    }

    /// Takes a row in; `true` where it said something new.
    boolean learn(Division row) {
        if (!row.history()) {
            if (believed.stream().anyMatch(one -> one.on(today) && one.saysTheSameAs(row))) {
                return false;
            }
            return put(List.of(believed.isEmpty() ? row : row.over(today, LocalDate.MAX)));
        }
        dropGuessedPast();
        var left = new ArrayList<>(List.of(row));
        for (var one : believed) {
            if (!one.history() || one.from().isAfter(row.from()) || one.saysTheSameAs(row)) {
                subtract(left, one);
            }
        }
        return !left.isEmpty() && put(left);
    }

    // A list of today was taken to speak of all time only while nobody knew better.
    private void dropGuessedPast() {
        believed = new ArrayList<>(believed.stream()
                .map(one ->
                        one.history() || !one.from().equals(LocalDate.MIN) ? one : one.over(one.learnt(), one.until()))
                .filter(one -> one.from().isBefore(one.until()))
                .toList());
    }

    private boolean put(List<Division> parts) {
        for (var part : parts) {
            var kept = new ArrayList<Division>();
            for (var one : believed) {
                var rest = new ArrayList<>(List.of(one));
                subtract(rest, part);
                kept.addAll(rest);
            }
            kept.add(part);
            believed = kept;
        }
        return true;
    }

    private static void subtract(List<Division> from, Division what) {
        var rest = new ArrayList<Division>();
        for (var one : from) {
            if (!one.overlaps(what)) {
                rest.add(one);
                continue;
            }
            if (one.from().isBefore(what.from())) {
                rest.add(one.over(one.from(), what.from()));
            }
            if (what.until().isBefore(one.until())) {
                rest.add(one.over(what.until(), one.until()));
            }
        }
        from.clear();
        from.addAll(rest);
    }

    /// The beliefs that no longer hold.
    List<Division> closed() {
        return before.stream().filter(one -> !believed.contains(one)).toList();
    }

    /// The beliefs that are new.
    List<Division> opened() {
        return believed.stream().filter(one -> !before.contains(one)).toList();
    }
}
