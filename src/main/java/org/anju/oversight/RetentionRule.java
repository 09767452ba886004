package org.anju.oversight;

import java.time.Instant;
import java.time.LocalDate;
import org.anju.shared.Tongue;
import org.jspecify.annotations.Nullable;

/// A line of the schedule of retention 保存期限.
///
/// @param code names it for ever
/// @param days for how long
/// @param kept what
/// @param since from when on
/// @param gone what happens then
/// @param basis on which legal ground
/// @param dueBefore what was kept since then is due
/// @param ran the last day on which it was carried out; `null` for never
/// @param erased how much that was
public record RetentionRule(
        String code,
        int days,
        Bilingual kept,
        Bilingual since,
        Bilingual gone,
        Bilingual basis,
        Instant dueBefore,
        @Nullable LocalDate ran,
        long erased) {

    private static final int YEAR = 365;

    /// The same in both languages.
    public record Bilingual(String zh, String en) {

        public String in(Tongue tongue) {
            return tongue == Tongue.ZH ? zh : en;
        }
    }

    /// Whole years, where it is several; 0 where it is not.
    public int years() {
        return days > YEAR && days % YEAR == 0 ? days / YEAR : 0;
    }
}
