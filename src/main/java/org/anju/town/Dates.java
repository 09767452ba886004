package org.anju.town;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import org.anju.shared.PartialDate;

/// A day as well as its person remembers it. A month or year is given only where it leaves the order of the
/// moves certain.
final class Dates {

    private Dates() {}

    /// @param ordinal which of the member's moves
    static PartialDate written(Member member, int ordinal, int today) {
        var move = member.moves().get(ordinal);
        var day = LocalDate.ofEpochDay(move.day());
        PartialDate given = switch (move.precision()) {
            case DAY -> PartialDate.of(day);
            case MONTH -> new PartialDate.Month(YearMonth.from(day));
            case YEAR -> new PartialDate.InYear(Year.from(day));
            case NONE -> new PartialDate.Unknown();
        };
        if (given instanceof PartialDate.Unknown) {
            return member.moves().size() == 1 && move.day() != member.birth() ? given : PartialDate.of(day);
        }
        var after = ordinal == 0
                ? member.birth() - 1
                : member.moves().get(ordinal - 1).day();
        var before = ordinal + 1 < member.moves().size()
                ? member.moves().get(ordinal + 1).day()
                : today + 1;
        var fits = given.earliest().toEpochDay() > after && given.latest().toEpochDay() < before;
        return fits ? given : PartialDate.of(day);
    }
}
