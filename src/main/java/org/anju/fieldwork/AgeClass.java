package org.anju.fieldwork;

import org.jspecify.annotations.Nullable;

/// How long ago something was confirmed, in the four steps of every list and map.
public enum AgeClass {
    /// within the last thirty days
    WITHIN_30,
    /// 31 to 90 days ago
    WITHIN_90,
    /// more than 90 days ago
    OLDER,
    /// never since the dwelling was registered
    NEVER;

    private static final int MONTH = 30;
    private static final int QUARTER = 90;

    /// @param days since the last confirmation; `null` for none
    static AgeClass of(@Nullable Integer days) {
        if (days == null) {
            return NEVER;
        }
        return days <= MONTH ? WITHIN_30 : days <= QUARTER ? WITHIN_90 : OLDER;
    }
}
