package org.anju.kiosk;

import java.time.Instant;
import org.anju.counters.ServicePointId;
import org.jspecify.annotations.Nullable;

/// A machine in a hall 自助机.
///
/// @param label where it stands, as people there call it
/// @param point the service point where it stands; `null` where it is none of those
/// @param telephone of whoever comes when somebody asks for a person; empty where there is none
/// @param enrolled whether a browser shows its key
/// @param reader whether a document reader is enrolled
/// @param revoked since when it serves nobody any more; `null` while it does
public record Machine(
        MachineId id,
        String label,
        @Nullable ServicePointId point,
        String telephone,
        boolean enrolled,
        boolean reader,
        @Nullable Instant revoked) {

    /// What is enrolled by a code of its own.
    public enum Part {
        BROWSER,
        READER
    }

    /// A one-time code for one part; shown once and not kept.
    public record Enrolment(String code, Part part, String label, Instant expires) {}
}
