package org.anju.oversight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An order under which looks are kept from the persons whom they are about 暂缓告知.
///
/// @param unitName whose looks
/// @param file under which file number
/// @param issuer which court or procuratorate ordered it
/// @param number of the order
/// @param until the last day; on the next the looks are shown
/// @param since when two persons had decided; `null` where they have not
/// @param revealed when it was ended before its day; `null` where it was not
public record Withholding(
        UUID id,
        String unitName,
        String file,
        String issuer,
        String number,
        LocalDate until,
        @Nullable Instant since,
        @Nullable Instant revealed) {

    /// Whether it keeps something back on a day.
    public boolean inForce(LocalDate today) {
        return since != null && revealed == null && !today.isAfter(until);
    }
}
