package org.anju.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.anju.shared.AccountId;
import org.jspecify.annotations.Nullable;

/// A paper of a case 申请材料, without its content.
///
/// @param id the key under which it is shown
/// @param kind the paper of the matter that it is
/// @param media what was uploaded; `null` where nothing was
/// @param bytes how much that is
/// @param seenOn the day on which it was shown at a counter; `null` where it was not
/// @param by the account that put it in
/// @param takenOut when it was taken out again; `null` while it counts
public record CasePaper(
        UUID id,
        String kind,
        PaperWay way,
        @Nullable Media media,
        int bytes,
        @Nullable LocalDate seenOn,
        String unitName,
        AccountId by,
        Instant at,
        @Nullable Instant takenOut) {

    /// Whether it is there.
    public boolean there() {
        return takenOut == null && way != PaperWay.LATER;
    }
}
