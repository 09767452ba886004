package org.anju.residents;

import java.util.List;
import org.anju.dwellings.Dwelling;
import org.anju.dwellings.DwellingVersion;
import org.anju.dwellings.Surroundings;
import org.anju.frame.Words;
import org.anju.places.DivisionName;
import org.anju.shared.AsOf;

/// A dwelling as its page shows it.
///
/// @param hidden whether more people live there than are listed
public record DwellingView(
        Dwelling dwelling,
        String reference,
        List<DivisionName> path,
        List<DwellingVersion> history,
        Surroundings surroundings,
        AsOf asOf,
        List<OccupantLine> occupants,
        boolean hidden) {

    public DwellingView {
        path = List.copyOf(path);
        history = List.copyOf(history);
        occupants = List.copyOf(occupants);
    }

    /// The day up to whose end was known what the page shows; as the date field takes it.
    public String knownOn() {
        return asOf.knownAt().atZone(Words.ZONE).toLocalDate().toString();
    }
}
