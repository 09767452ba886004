package org.anju.declarations;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.anju.shared.ReceiptNumber;
import org.anju.shared.Verdict;
import org.anju.sheets.Row;

/// A list of those who live with an organisation, as it was handed in 申报名单.
///
/// @param received rows of which it is told that they are being checked
/// @param doubtful rows whose own words contradict themselves, or whose address is not clear
/// @param refused rows that cannot be used
public record Roll(
        UUID id,
        ReceiptNumber receipt,
        String fileName,
        List<String> headings,
        Instant at,
        int received,
        int doubtful,
        int refused) {

    public Roll {
        headings = List.copyOf(headings);
    }

    public int rows() {
        return received + doubtful + refused;
    }

    /// A row and what is told of it.
    public record Line(Row row, Verdict told) {

        /// Whether it can be mended and handed in again.
        public boolean back() {
            return !told.equals(org.anju.residents.Receipt.RECEIVED);
        }
    }
}
