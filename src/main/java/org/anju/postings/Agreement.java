package org.anju.postings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.anju.shared.DivisionCode;
import org.anju.shared.UnitId;
import org.jspecify.annotations.Nullable;

/// An agreement of two offices 派驻协议: officers of the one's home town help its people in the other's city. It
/// stands once each office has signed, and until either ends it.
///
/// @param number of the paper
/// @param signedOn the day on the paper
/// @param home whose people are helped: a province or a division in one
/// @param host where: a city or a division in one
/// @param until the first day on which it does not stand any more
/// @param answerDays working days within which a request for help is closed
/// @param signatures by side, as the offices were called then
public record Agreement(
        AgreementId id,
        String number,
        LocalDate signedOn,
        UnitId homeUnit,
        DivisionCode home,
        UnitId hostUnit,
        DivisionCode host,
        LocalDate since,
        LocalDate until,
        Set<Allowed> allows,
        int answerDays,
        Map<Side, Signature> signatures,
        boolean ended) {

    /// Years that one may last; then it is made anew.
    public static final int LONGEST_YEARS = 5;

    /// The most working days within which a request is to be closed.
    public static final int MOST_DAYS = 30;

    /// An office has signed.
    public record Signature(String unitName, Instant at) {}

    public Agreement {
        allows = Set.copyOf(allows);
        signatures = Map.copyOf(signatures);
    }

    public boolean signed() {
        return signatures.size() == Side.values().length;
    }

    /// Whether officers may work under it on a day.
    public boolean standsOn(LocalDate day) {
        return signed() && !day.isBefore(since) && day.isBefore(until);
    }

    /// Whether it is to be signed, stands or will stand.
    public boolean goesOn(LocalDate today) {
        return today.isBefore(until);
    }

    /// How an office is called that has signed; `null` where it has not.
    public @Nullable Signature by(Side side) {
        return signatures.get(side);
    }

    /// Which side this unit is; `null` for neither.
    public @Nullable Side sideOf(UnitId unit) {
        return unit.equals(homeUnit) ? Side.HOME : unit.equals(hostUnit) ? Side.HOST : null;
    }

    /// One that is to be written down.
    public record Wish(
            String number,
            LocalDate signedOn,
            UnitId homeUnit,
            DivisionCode home,
            UnitId hostUnit,
            DivisionCode host,
            LocalDate since,
            LocalDate until,
            Set<Allowed> allows,
            int answerDays) {

        public Wish {
            allows = Set.copyOf(allows);
        }
    }
}
