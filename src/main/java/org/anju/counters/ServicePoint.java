package org.anju.counters;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.anju.places.Position;
import org.anju.shared.DivisionCode;
import org.anju.shared.Tongue;
import org.anju.shared.UnitId;

/// A service point 服务点 as it is, or was, or is going to be from a day on.
///
/// @param code by which lists and other systems know it
/// @param since the first day on which it is so
/// @param division in which it stands
/// @param address as one writes it on a letter
/// @param telephone may be empty
/// @param languages in which people are served there, as codes of BCP 47: `zh`, `ug`, `en`
/// @param unit that runs it
/// @param serves the divisions whose people it is meant for; empty where everybody is
/// @param hours when it is open
/// @param slots what of its time may be booked
public record ServicePoint(
        ServicePointId id,
        String code,
        PointKind kind,
        String nameZh,
        String nameEn,
        DivisionCode division,
        String address,
        Position position,
        String telephone,
        boolean stepFree,
        boolean largePrint,
        List<String> languages,
        UnitId unit,
        Set<DivisionCode> serves,
        OpeningHours hours,
        Slots slots,
        LocalDate since) {

    public ServicePoint {
        languages = List.copyOf(languages);
        serves = Set.copyOf(serves);
    }

    /// How much of its time may be booked.
    ///
    /// @param minutes how long an appointment takes
    /// @param places how many there are at one time; none where nothing may be booked
    public record Slots(int minutes, int places) {

        /// Nothing may be booked.
        public static final Slots NONE = new Slots(30, 0);

        static final int SHORTEST = 5;
        static final int LONGEST = 240;
        static final int MOST_PLACES = 100;

        public Slots {
            if (minutes < SHORTEST || minutes > LONGEST || places < 0 || places > MOST_PLACES) {
                throw new IllegalArgumentException("No slots: %d minutes, %d places.".formatted(minutes, places));
            }
        }
    }

    public String name(Tongue tongue) {
        return tongue == Tongue.ZH ? nameZh : nameEn;
    }

    /// The same, from another day on.
    ServicePoint from(LocalDate day) {
        return of(id, day);
    }

    /// Whether the same is said of the other one, from whichever day on.
    boolean isLike(ServicePoint other) {
        return of(other.id, other.since).equals(other);
    }

    private ServicePoint of(ServicePointId which, LocalDate day) {
        return new ServicePoint(
                which,
                code,
                kind,
                nameZh,
                nameEn,
                division,
                address,
                position,
                telephone,
                stepFree,
                largePrint,
                languages,
                unit,
                serves,
                hours,
                slots,
                day);
    }
}
