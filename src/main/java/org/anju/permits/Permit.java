package org.anju.permits;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anju.certificates.CertificateId;
import org.anju.shared.AccountId;
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
/// @param cardWanted whether a card is to be made of it: there is none that holds
/// @param here whether the holder lives where it holds, as far as that was asked
public record Permit(
        PermitId id,
        PersonId subject,
        PermitNumber number,
        DivisionCode locality,
        DivisionCode division,
        List<Noted> history,
        List<CertificateId> cards,
        LocalDate on,
        Standing standing,
        boolean cardWanted,
        boolean here) {

    public Permit {
        history = List.copyOf(history);
        cards = List.copyOf(cards);
    }

    /// One that is being issued.
    Permit(
            PermitId id,
            PersonId subject,
            PermitNumber number,
            DivisionCode locality,
            DivisionCode division,
            List<Noted> history,
            List<CertificateId> cards,
            LocalDate on,
            Standing standing) {
        this(id, subject, number, locality, division, history, cards, on, standing, true, true);
    }

    /// A mark, and in whose name it was made.
    ///
    /// @param reason of a decision; empty where the mark needs none
    /// @param at when it was made
    public record Noted(Mark mark, AccountId by, String unitName, String reason, Instant at) {}

    public boolean ended() {
        return standing.state() == Standing.State.ENDED;
    }

    public boolean windowOpen() {
        return standing.windowOpen(on);
    }

    /// Whether it can be endorsed or made up today: that is done where it holds, by whoever lives there (decree,
    /// art. 10).
    public boolean endorsable() {
        return here && !ended() && (windowOpen() || standing.suspendedSince() != null);
    }

    /// The card that holds, or is suspended with the permit; empty where it was revoked or is not made yet.
    public Optional<CertificateId> card() {
        return cardWanted || ended() || standing.lostSince() != null
                ? Optional.empty()
                : cards.stream().findFirst();
    }

    /// Whether it goes on and holds in this division.
    boolean goesOnIn(DivisionCode place) {
        return !ended() && locality.holds(place);
    }

    /// Whether an end of this one can be taken back among all of its holder's: not where another goes on in its
    /// place.
    public static boolean restorable(List<Permit> all, Permit ended) {
        return ended.ended() && all.stream().noneMatch(other -> other.goesOnIn(ended.division()));
    }

    Permit at(boolean livesHere) {
        return new Permit(id, subject, number, locality, division, history, cards, on, standing, cardWanted, livesHere);
    }

    Permit in(DivisionCode place) {
        return new Permit(id, subject, number, locality, place, history, cards, on, standing, cardWanted, here);
    }

    Permit marked(Noted noted, Standing after, boolean wantsCard) {
        var all = new ArrayList<>(history);
        all.add(noted);
        return new Permit(id, subject, number, locality, division, all, cards, on, after, wantsCard, here);
    }

    List<Mark> marks() {
        return history.stream().map(Noted::mark).toList();
    }
}
