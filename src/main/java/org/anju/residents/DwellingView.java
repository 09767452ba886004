package org.anju.residents;

import java.util.List;
import org.anju.dwellings.Dwelling;
import org.anju.dwellings.DwellingVersion;
import org.anju.dwellings.Surroundings;
import org.anju.frame.Words;
import org.anju.places.DivisionName;
import org.anju.shared.AsOf;
import org.jspecify.annotations.Nullable;

/// A dwelling as its page shows it.
///
/// @param hidden whether more people live there than are listed
/// @param mayEnd whether the viewer may split it or merge it into another
/// @param compositions who lived there in a period; `null` where none was asked for
public record DwellingView(
        Dwelling dwelling,
        String reference,
        List<DivisionName> path,
        List<DwellingVersion> history,
        Surroundings surroundings,
        AsOf asOf,
        List<OccupantLine> occupants,
        boolean hidden,
        List<Became> successions,
        boolean mayEnd,
        @Nullable List<Composition> compositions) {

    /// What the dwelling came from or became, in words, and the other dwelling.
    public record Became(String text, String reference, String address) {}

    public DwellingView {
        path = List.copyOf(path);
        history = List.copyOf(history);
        occupants = List.copyOf(occupants);
        successions = List.copyOf(successions);
        compositions = compositions == null ? null : List.copyOf(compositions);
    }

    /// The day up to whose end was known what the page shows; as the date field takes it.
    public String knownOn() {
        return asOf.knownAt().atZone(Words.ZONE).toLocalDate().toString();
    }
}
