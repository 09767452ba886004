package org.anju.residents;

import java.util.UUID;
import org.anju.shared.Ids;

/// One declaration that somebody made 采集/申报.
public record ObservationId(UUID value) {

    static ObservationId next() {
        return new ObservationId(Ids.next());
    }
}
