package org.anju.figures;

import java.util.List;
import java.util.Optional;
import org.anju.shared.Problem;

/// The month or quarter that a page of figures is asked for, among those of which there are numbers.
final class Chosen {

    private Chosen() {}

    /// The one asked for, else the newest; empty where there is none. Throws [Problem] of this name for any other.
    static <T> Optional<T> of(String written, List<T> newestFirst, String unknown) {
        return written.isEmpty()
                ? newestFirst.stream().findFirst()
                : Optional.of(require(written, newestFirst, unknown));
    }

    /// The same where there has to be one, for a file.
    static <T> T get(String written, List<T> newestFirst, String unknown) {
        return of(written, newestFirst, unknown).orElseThrow(() -> problem(written, unknown));
    }

    private static <T> T require(String written, List<T> among, String unknown) {
        return among.stream()
                .filter(one -> one.toString().equals(written))
                .findFirst()
                .orElseThrow(() -> problem(written, unknown));
    }

    private static Problem problem(String written, String unknown) {
        return new Problem(Problem.Kind.UNKNOWN, unknown, written);
    }
}
