package org.anju.oversight;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.shared.AccountId;
import org.anju.shared.PersonId;
import org.anju.shared.Role;
import org.anju.shared.UnitId;
import org.jspecify.annotations.Nullable;

/// Something grave that one person proposed and another must confirm 提请事项.
///
/// @param subjects whom it concerns; empty where it concerns nobody visible
/// @param content keys by what they mean to the module that carries it out, and nothing else
/// @param cause why, as the proposer wrote it
/// @param decision what the second person decided; `null` while it waits
public record Proposal(
        ProposalId id,
        ProposalKind kind,
        List<PersonId> subjects,
        Map<String, UUID> content,
        String cause,
        String file,
        AccountId proposer,
        UnitId unit,
        String unitName,
        Role role,
        Instant at,
        Instant expires,
        @Nullable Decision decision) {

    /// What the second person decided, or that whoever proposed it took it back.
    ///
    /// @param cause why it was declined; empty where it was confirmed or taken back
    public record Decision(
            boolean confirmed, boolean withdrawn, AccountId by, String unitName, Role role, String cause, Instant at) {}

    public Proposal {
        subjects = List.copyOf(subjects);
        content = Map.copyOf(content);
    }
}
