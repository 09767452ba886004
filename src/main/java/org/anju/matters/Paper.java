package org.anju.matters;

import org.jspecify.annotations.Nullable;

/// A paper that a case needs 申请材料.
///
/// @param about what it must show; `null` where the name says it
/// @param held CEL: whether the register knows already what it would prove, so that it is not asked for;
///     `null` for no
/// @param when CEL: whether it is needed; `null` for always
public record Paper(
        String id,
        Text name,
        @Nullable Text about,
        @Nullable String held,
        @Nullable String when) {}
