package org.anju.postings;

import java.time.LocalDate;
import java.time.LocalTime;
import org.anju.counters.ServicePointId;
import org.jspecify.annotations.Nullable;

/// A day on which a village officer is at a service point 驻村日.
///
/// @param state what is said of it
/// @param replacedBy the day that takes its place; `null` unless it was missed
public record VillageDay(
        VillageDayId id,
        PostingId posting,
        LocalDate day,
        ServicePointId point,
        LocalTime opens,
        LocalTime closes,
        DayState state,
        @Nullable LocalDate replacedBy) {

    /// How far ahead days are planned.
    public static final int DAYS_AHEAD = 366;

    public enum DayState {
        /// 计划
        PLANNED,
        /// 已到
        HELD,
        /// 未到: another day takes its place
        MISSED
    }

    /// Whether something is to be said of it: its day has come and nothing was said.
    public boolean open(LocalDate today) {
        return state == DayState.PLANNED && !day.isAfter(today);
    }

    /// A day that is to be planned.
    public record Plan(LocalDate day, ServicePointId point, LocalTime opens, LocalTime closes) {}
}
