package org.anju.linkage;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/// How good a linkage is, held against the truth.
///
/// @param right pairs found that are one person
/// @param wrong pairs found that are not
/// @param all pairs that there are to find
record Found(long right, long wrong, long all) {

    static Found of(Table table, Linkage.Result result, Map<String, ?> person, Predicate<Link> counted) {
        long right = 0;
        long wrong = 0;
        for (var link : result.links()) {
            if (counted.test(link)) {
                boolean same = person(person, table.id(link.left())).equals(person(person, table.id(link.right())));
                right += same ? 1 : 0;
                wrong += same ? 0 : 1;
            }
        }
        return new Found(right, wrong, all(table, person));
    }

    static Found linked(Table table, Linkage.Result result, Map<String, ?> person) {
        return of(table, result, person, link -> link.decision() == Decision.LINK);
    }

    static Found linkedOrAsked(Table table, Linkage.Result result, Map<String, ?> person) {
        return of(table, result, person, _ -> true);
    }

    private static Object person(Map<String, ?> truth, String id) {
        return Objects.requireNonNull(truth.get(id), id);
    }

    private static long all(Table table, Map<String, ?> person) {
        Map<Object, long[]> counts = new HashMap<>();
        for (int row = 0; row < table.rows(); row++) {
            counts.computeIfAbsent(person(person, table.id(row)), _ -> new long[2])[table.fileOf(row) - 1]++;
        }
        return counts.values().stream()
                .mapToLong(c -> table.twoFiles() ? c[0] * c[1] : c[0] * (c[0] - 1) / 2)
                .sum();
    }

    double precision() {
        return right + wrong == 0 ? 1 : (double) right / (right + wrong);
    }

    double recall() {
        return (double) right / all;
    }

    double f1() {
        return 2 * precision() * recall() / (precision() + recall());
    }
}
