package org.anju.declarations;

import java.time.LocalDate;
import org.anju.dwellings.Dwelling;
import org.jspecify.annotations.Nullable;

/// That a dwelling should be looked at, because what is registered there may not be so.
///
/// @param by who said so last
/// @param living how many are said to live there; `null` where nobody said
/// @param registered how many are registered there
/// @param reports how often it was said since
public record Report(
        Dwelling dwelling,
        By by,
        @Nullable Integer living,
        int registered,
        int reports,
        LocalDate since,
        LocalDate latest) {

    /// What is said again within so many days is one report.
    static final int TOGETHER_DAYS = 30;

    public enum By {
        LANDLORD,
        /// somebody who lives there
        OCCUPANT,
        /// somebody who did not sign in
        ANYBODY
    }
}
