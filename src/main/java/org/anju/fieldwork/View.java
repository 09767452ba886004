package org.anju.fieldwork;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.dwellings.Addressed;
import org.anju.residents.StaySince;

/// What the register says of a dwelling now, beside what a visit saw of it.
///
/// @param still whether just the same is believed of the dwelling itself
/// @param stays every stay that ever was there
record View(Addressed dwelling, Area area, Base base, boolean still, List<StaySince> stays) {

    Optional<StaySince> stay(UUID stay) {
        return stays.stream().filter(one -> one.stay().equals(stay)).findFirst();
    }
}
