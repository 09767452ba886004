package org.anju.declarations;

import java.util.Optional;
import org.anju.shared.PartialDate;
import org.anju.shared.Verdict;
import org.anju.sheets.WrittenDate;

/// Which guests of a hotel live there: who stays thirty days or longer. Of all others nothing is taken, for
/// the register says who lives where and does not track movements.
final class StayLength {

    static final int LEAST_DAYS = 30;

    private StayLength() {}

    /// Why a guest is not taken; empty where the stay is long enough for certain.
    ///
    /// @param stated whether whoever hands the list in states that all in it stay so long
    static Optional<Verdict> fault(String from, String until, boolean stated) {
        return switch (WrittenDate.read(until)) {
            case WrittenDate.Absent absent ->
                stated ? Optional.empty() : Optional.of(Verdict.refused("stay-length-missing"));
            case WrittenDate.Read(PartialDate end)
            when !(end instanceof PartialDate.Unknown) ->
                longEnough(from, end) ? Optional.empty() : Optional.of(Verdict.refused("stay-too-short"));
            case WrittenDate.Read unknown -> Optional.of(Verdict.refused("stay-length-missing"));
            case WrittenDate.Impossible(var written) -> Optional.of(Verdict.refused("date-impossible", written));
            case WrittenDate.Unreadable(var written, var why) ->
                Optional.of(Verdict.refused("date-unreadable", written));
        };
    }

    private static boolean longEnough(String from, PartialDate end) {
        return WrittenDate.read(from) instanceof WrittenDate.Read(var start)
                && !(start instanceof PartialDate.Unknown)
                && !end.earliest().isBefore(start.latest().plusDays(LEAST_DAYS));
    }
}
