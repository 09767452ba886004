package org.anju.residents;

import java.util.List;
import org.anju.dwellings.Located;
import org.anju.shared.Access;
import org.anju.shared.Role;
import org.anju.shared.Verdict;
import org.jspecify.annotations.Nullable;

/// What became of a declaration.
///
/// @param apparent the verdict as far as the declaration and its address alone tell; it depends on nothing
///     that the register holds of anybody
/// @param observation the observation that was kept; `null` where the declaration was refused
/// @param candidates the dwellings that a held address fits
public record Receipt(
        Verdict verdict, Verdict apparent, @Nullable ObservationId observation, List<Located.Candidate> candidates) {

    /// What an organisation hears of every declaration that can be used, whatever the register says.
    public static final Verdict RECEIVED = Verdict.held("received-being-checked");

    public Receipt {
        candidates = List.copyOf(candidates);
    }

    static Receipt refused(Verdict verdict) {
        return new Receipt(verdict, verdict, null, List.of());
    }

    /// The verdict as whoever declared may hear it.
    ///
    /// An organisation reads nothing of the register, so none of its answers may depend on whether somebody
    /// is registered, or where, or under which name: it hears what is wrong with what it wrote, and of all
    /// else that it was received.
    public Verdict told(Access access) {
        if (access.role() != Role.REPORTER) {
            return verdict;
        }
        return apparent.kind() == Verdict.Kind.ACCEPTED ? RECEIVED : apparent;
    }
}
