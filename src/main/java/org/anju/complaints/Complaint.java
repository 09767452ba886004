package org.anju.complaints;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.anju.shared.PersonId;
import org.jspecify.annotations.Nullable;

/// Somebody does not recognise an entry about them 查询异议.
///
/// @param access the entry that it is about
/// @param said what the person wrote; may be empty
/// @param due the last day on which it is answered in time
/// @param answer `null` while it waits
public record Complaint(
        ComplaintId id,
        PersonId subject,
        UUID access,
        String said,
        Instant at,
        LocalDate due,
        @Nullable Answer answer) {

    /// What an inspector found.
    public enum Finding {
        /// the look had its reason, which the reply tells
        EXPLAINED,
        /// the look should not have been
        UPHELD
    }

    /// @param reply to the person, in the inspector's words; empty once their time is over
    public record Answer(Finding finding, String reply, String unitName, Instant at) {}

    /// Whether it waits beyond its time.
    public boolean overdue(LocalDate today) {
        return answer == null && today.isAfter(due);
    }
}
