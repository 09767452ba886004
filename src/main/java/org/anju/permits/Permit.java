package org.anju.permits;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.anju.certificates.CertificateId;
import org.anju.shared.DivisionCode;
import org.anju.shared.PersonId;

/// A residence permit 居住证, as it stands on a day.
///
/// @param subject the record under which it was issued
/// @param locality where it holds
/// @param division where the holder lives, as far as the permit knows
/// @param history its marks and who made them, the oldest first
/// @param cards the certificates that were made of it, the newest first
/// @param on the day on which it stands so
public record Permit(
        PermitId id,
        PersonId subject,
        PermitNumber number,
        DivisionCode locality,
        DivisionCode division,
        List<Noted> history,
        List<CertificateId> cards,
        LocalDate on,
        Standing standing) {

    public Permit {
        history = List.copyOf(history);
        cards = List.copyOf(cards);
    }

    /// A mark, and in whose name it was made.
    ///
    /// @param reason of a decision; empty where the mark needs none
    public record Noted(Mark mark, String unitName, String reason) {}

    public boolean ended() {
        return standing.state() == Standing.State.ENDED;
    }

    public boolean windowOpen() {
        return standing.windowOpen(on);
    }

    /// Whether it can be endorsed or made up today.
    public boolean endorsable() {
        return !ended() && (windowOpen() || standing.suspendedSince() != null);
    }

    public Optional<CertificateId> card() {
        return cards.stream().findFirst();
    }

    List<Mark> marks() {
        return history.stream().map(Noted::mark).toList();
    }
}
