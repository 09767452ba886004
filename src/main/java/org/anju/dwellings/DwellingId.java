package org.anju.dwellings;

import java.util.UUID;
import org.anju.shared.Ids;

/// A dwelling 房屋/户室. The value stays inside the house.
public record DwellingId(UUID value) {

    /// A key that nobody has yet.
    public static DwellingId next() {
        return new DwellingId(Ids.next());
    }
}
