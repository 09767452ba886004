package org.anju.residents;

import java.util.List;
import org.anju.dwellings.Located;
import org.anju.shared.Verdict;
import org.jspecify.annotations.Nullable;

/// What became of a declaration.
///
/// @param observation the observation that was kept; `null` where the declaration was refused
/// @param candidates the dwellings that a held address fits
public record Receipt(Verdict verdict, @Nullable ObservationId observation, List<Located.Candidate> candidates) {

    public Receipt {
        candidates = List.copyOf(candidates);
    }

    static Receipt refused(Verdict verdict) {
        return new Receipt(verdict, null, List.of());
    }
}
