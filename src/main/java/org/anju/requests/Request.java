package org.anju.requests;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.anju.oversight.ProposalId;
import org.anju.shared.PersonId;
import org.anju.shared.ReceiptNumber;
import org.anju.shared.Role;
import org.jspecify.annotations.Nullable;

/// Something that a person asked for about the own record 本人请求.
///
/// @param number by which it is named on the telephone and at the counter
/// @param role in which it was handed in: by the person, or by an officer who wrote it down
/// @param due the last day on which it is answered in time
/// @param proposal that waits for a second person to erase the record; `null` where none does
/// @param answer `null` while it waits
public record Request(
        RequestId id,
        PersonId subject,
        ReceiptNumber number,
        Wish wish,
        Role role,
        String unitName,
        Instant at,
        LocalDate due,
        @Nullable ProposalId proposal,
        @Nullable Answer answer) {

    /// @param refusal the ground on which it was refused; `null` where it was granted
    /// @param reply to the person, in the officer's words; empty once their time is over
    /// @param act by which the record was put right; `null` where none was
    public record Answer(
            @Nullable RefusalGround refusal,
            String reply,
            @Nullable UUID act,
            String unitName,
            Instant at) {

        public boolean granted() {
            return refusal == null;
        }
    }

    public RequestKind kind() {
        return wish.kind();
    }

    /// Whether the person handed it in.
    public boolean own() {
        return role == Role.RESIDENT;
    }

    /// Whether it waits beyond its time.
    public boolean overdue(LocalDate today) {
        return answer == null && today.isAfter(due);
    }
}
