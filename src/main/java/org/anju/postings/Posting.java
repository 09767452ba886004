package org.anju.postings;

import java.time.LocalDate;
import java.util.List;
import org.anju.shared.AccountId;
import org.anju.shared.DivisionCode;
import org.anju.shared.Tongue;
import org.anju.shared.UnitId;
import org.jspecify.annotations.Nullable;

/// The posting of an officer 派驻: from a day on, in a city under an agreement, or in villages.
///
/// @param unit in whose post the officer works there
/// @param agreement `null` for a village officer
/// @param places the division of the host city, or the villages
/// @param until the first day on which it does not stand any more; no later than the agreement
/// @param shownName the name as the office publishes it; empty where it does not
public record Posting(
        PostingId id,
        Kind kind,
        AccountId officer,
        UnitId unit,
        String unitZh,
        String unitEn,
        @Nullable AgreementId agreement,
        List<DivisionCode> places,
        LocalDate since,
        LocalDate until,
        String shownName) {

    /// Villages that one officer has at most.
    public static final int MOST_PLACES = 20;

    /// Years that one may last.
    public static final int LONGEST_YEARS = 5;

    public enum Kind {
        /// 老乡警察
        LIAISON,
        /// 驻村民警
        VILLAGE
    }

    public Posting {
        places = List.copyOf(places);
    }

    public boolean standsOn(LocalDate day) {
        return !day.isBefore(since) && day.isBefore(until);
    }

    public boolean goesOn(LocalDate today) {
        return today.isBefore(until);
    }

    public String unitName(Tongue tongue) {
        return tongue == Tongue.ZH ? unitZh : unitEn;
    }

    /// One that is to be written down.
    public record Wish(
            Kind kind,
            AccountId officer,
            @Nullable AgreementId agreement,
            List<DivisionCode> places,
            LocalDate since,
            LocalDate until,
            String shownName) {

        public Wish {
            places = List.copyOf(places);
        }
    }
}
