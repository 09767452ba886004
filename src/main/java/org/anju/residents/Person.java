package org.anju.residents;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.anju.dwellings.DwellingId;
import org.anju.shared.Channel;
import org.anju.shared.DivisionCode;
import org.anju.shared.DocumentKind;
import org.anju.shared.IdentityNumber;
import org.anju.shared.PartialDate;
import org.anju.shared.PersonId;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.shared.Sex;
import org.jspecify.annotations.Nullable;

/// All that the register holds of a person, as of a point on both time axes, with where it comes from.
///
/// @param stays newest first; those believed at the time asked for
/// @param history every belief about stays that ever was, newest first
public record Person(
        PersonId id,
        Particulars particulars,
        List<Document> documents,
        List<Phone> phones,
        List<Stay> stays,
        List<Stay> history,
        List<Act> acts) {

    public Person {
        documents = List.copyOf(documents);
        phones = List.copyOf(phones);
        stays = List.copyOf(stays);
        history = List.copyOf(history);
        acts = List.copyOf(acts);
    }

    /// The same without telephone numbers, and of document numbers no more than the last four characters.
    Person masked() {
        var shortened = documents.stream()
                .map(one -> new Document(
                        one.kind(), "…" + IdentityNumber.lastFour(one.number()), one.since(), one.openedBy()))
                .toList();
        return new Person(id, particulars, shortened, List.of(), stays, history, acts);
    }

    /// What the person's documents say.
    ///
    /// @param household division of the household registration as declared; empty where none was
    public record Particulars(
            String name, Sex sex, PartialDate birth, String household, Instant since, UUID openedBy) {}

    /// @param number the whole number
    public record Document(DocumentKind kind, String number, Instant since, UUID openedBy) {}

    public record Phone(String number, Instant since, UUID openedBy) {}

    /// One stay in one belief.
    ///
    /// @param from the first certain day
    /// @param until the day after the last; `null` while it goes on
    /// @param believedUntil when the belief was given up; `null` while it is held
    public record Stay(
            DwellingId dwelling,
            DivisionCode division,
            String address,
            PartialDate starts,
            LocalDate from,
            @Nullable LocalDate until,
            boolean certainEver,
            Instant believedFrom,
            @Nullable Instant believedUntil,
            String reason,
            String source,
            UUID openedBy) {

        /// Whether the person lives there on a day, by this belief.
        public boolean on(LocalDate day) {
            return certainEver && !day.isBefore(from) && (until == null || day.isBefore(until));
        }
    }

    /// What changed the register, who did it and by which right.
    public record Act(
            UUID act,
            Kind kind,
            Instant at,
            String unitName,
            Role role,
            Channel channel,
            PurposeCode purpose,
            String file) {

        /// The world changed, or we were wrong; and what can be done with records as such.
        public enum Kind {
            CHANGE,
            CORRECTION,
            MERGE,
            UNMERGE,
            SPLIT,
            ERASURE
        }
    }
}
