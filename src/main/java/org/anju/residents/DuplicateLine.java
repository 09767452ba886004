package org.anju.residents;

import java.util.Comparator;
import java.util.stream.Collectors;
import org.anju.frame.Words;

/// A pair in the queue as a page shows it.
public record DuplicateLine(Duplicate.Line line, String reference) {

    private static final int MOST_REASONS = 3;

    /// Why the two may be one person, in words: what speaks for it most.
    public String why(Words words) {
        return DuplicateView.signs(line.pair(), words).stream()
                .filter(sign -> sign.weight() > 0)
                .sorted(Comparator.comparingDouble(DuplicateView.Sign::weight).reversed())
                .limit(MOST_REASONS)
                .map(DuplicateView.Sign::says)
                .collect(Collectors.joining(words.t("duplicates.and")));
    }
}
