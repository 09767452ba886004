package org.anju.town;

import java.util.Arrays;

/// The last few hundred dwellings seen and how long each stood free before its people came: there others can
/// have lived before.
final class Vacancies {

    private static final int KEPT = 512;

    private final int[] dwelling = new int[KEPT];
    private final int[] until = new int[KEPT];
    private int next;

    Vacancies() {
        Arrays.fill(until, Integer.MIN_VALUE);
    }

    /// @param day the first day on which its present people live there
    void offer(int free, int day) {
        dwelling[next] = free;
        until[next] = day;
        next = (next + 1) % KEPT;
    }

    /// A dwelling that is free in that time and is not one of `others`; -1 where there is none.
    int take(Household.Stretch time, int[] others) {
        for (int i = 1; i <= KEPT; i++) {
            var at = Math.floorMod(next - i, KEPT);
            if (until[at] >= time.until() && Arrays.stream(others).noneMatch(o -> o == dwelling[at])) {
                until[at] = time.from();
                return dwelling[at];
            }
        }
        return -1;
    }
}
