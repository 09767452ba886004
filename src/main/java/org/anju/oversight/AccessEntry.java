package org.anju.oversight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.anju.shared.AccountId;
import org.anju.shared.Channel;
import org.anju.shared.PersonId;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.shared.UnitId;
import org.jspecify.annotations.Nullable;

/// One line of "who looked at it" 查询记录.
///
/// @param kind `LISTED`, `OPENED` or `WRITTEN`
/// @param proven whether it has its place in the transparency log, so that a proof can be had
/// @param withheldUntil until when it was, or is, kept from the person by a judicial order; `null` for
///     nearly all
public record AccessEntry(
        PersonId subject,
        UUID access,
        Instant at,
        AccountId account,
        UnitId unit,
        String unitName,
        Role role,
        PurposeCode purpose,
        String file,
        Channel channel,
        Kind kind,
        Shown shown,
        boolean proven,
        @Nullable LocalDate withheldUntil) {

    /// A look at a list, a look at the record, or an entry made in it.
    public enum Kind {
        LISTED,
        OPENED,
        WRITTEN
    }
}
