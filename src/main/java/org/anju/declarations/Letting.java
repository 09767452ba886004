package org.anju.declarations;

import java.util.List;
import org.anju.dwellings.Dwelling;

/// One dwelling of a landlord, as the landlord sees it.
///
/// @param registered how many persons are registered there; who they are is not told
public record Letting(Landlordship landlordship, Dwelling dwelling, int registered, List<CodeLine> codes) {

    public Letting {
        codes = List.copyOf(codes);
    }
}
