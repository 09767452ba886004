package org.anju.residents;

import java.time.Instant;
import java.util.List;
import org.anju.dwellings.DwellingId;
import org.anju.shared.Channel;
import org.anju.shared.PersonId;
import org.anju.shared.Verdict;

/// A declaration that waits for a person to decide 待核事项.
///
/// @param subject the person it concerns, or will
/// @param verdict why it is held
/// @param candidates the dwellings that its address fits, where it fits several
public record HeldItem(
        ObservationId id,
        PersonId subject,
        Declaration declaration,
        Verdict verdict,
        List<DwellingId> candidates,
        Instant at,
        String unitName,
        Channel channel) {

    public HeldItem {
        candidates = List.copyOf(candidates);
    }
}
