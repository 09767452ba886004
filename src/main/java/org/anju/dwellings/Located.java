package org.anju.dwellings;

import java.util.List;
import org.anju.shared.DivisionCode;

/// Which dwelling a written address means. Never a guess.
public sealed interface Located {

    /// @param division its community, or its street-level division where no more is known
    /// @param address the standard address
    record Found(DwellingId dwelling, DivisionCode division, String address) implements Located {}

    /// Several dwellings fit what is written; at most twenty are named.
    record Ambiguous(List<Candidate> candidates) implements Located {
        public Ambiguous {
            candidates = List.copyOf(candidates);
        }
    }

    /// @param fault the stable reason, such as `street-unknown`
    record Unknown(String fault) implements Located {}

    /// A dwelling that fits.
    record Candidate(DwellingId dwelling, String address) {}
}
