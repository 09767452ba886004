package org.anju.residents;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.anju.dwellings.DwellingId;
import org.anju.shared.Channel;
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
/// @param particulars as they were on the day asked for
/// @param described every belief about particulars that ever was, newest first
/// @param stays newest first; those believed at the time asked for, with their days in the person's history
/// @param history every belief about stays that ever was, newest first
/// @param standings every belief about how the registration stands that ever was, newest first
/// @param joined other records that are kept under this one, whose documents, names, stays and acts stand here
/// @param conflicts days on which those records and this one have a main residence each
public record Person(
        PersonId id,
        Particulars particulars,
        List<Particulars> described,
        List<Document> documents,
        List<Phone> phones,
        List<Stay> stays,
        List<Stay> history,
        List<Standing> standings,
        List<Act> acts,
        List<Joined> joined,
        List<Conflict> conflicts) {

    public Person {
        joined = List.copyOf(joined);
        conflicts = List.copyOf(conflicts);
        described = List.copyOf(described);
        documents = List.copyOf(documents);
        phones = List.copyOf(phones);
        stays = List.copyOf(stays);
        history = List.copyOf(history);
        standings = List.copyOf(standings);
        acts = List.copyOf(acts);
    }

    /// The same without telephone numbers, and of document numbers no more than the last four characters; of a
    /// confidential record without where the person lives, too.
    Person masked() {
        var shortened = documents.stream()
                .map(one -> new Document(one.kind(), "…" + IdentityNumber.lastFour(one.number()), one.belief()))
                .toList();
        return new Person(
                id,
                particulars,
                described,
                shortened,
                List.of(),
                withheld() ? List.of() : stays,
                withheld() ? List.of() : history,
                standings,
                acts,
                joined,
                withheld() ? List.of() : conflicts);
    }

    /// How the registration stands by present belief; `null` where nothing is special about it.
    public @Nullable Standing suspension() {
        return standings.stream()
                .filter(standing -> standing.belief().until() == null && standing.word() != Standing.Word.CONFIDENTIAL)
                .findFirst()
                .orElse(null);
    }

    /// Whether the record is confidential: who may not see all of it is told that something is withheld.
    public boolean withheld() {
        return standings.stream()
                .anyMatch(
                        standing -> standing.belief().until() == null && standing.word() == Standing.Word.CONFIDENTIAL);
    }

    /// Another record of the same person that is kept under this one.
    ///
    /// @param act by which the two were merged
    public record Joined(PersonId person, UUID act, Instant since) {}

    /// Days on which two records that are one have a main residence in two dwellings.
    ///
    /// @param until the day after the last; `null` while it goes on
    public record Conflict(LocalDate from, @Nullable LocalDate until, String one, String other) {}

    /// When something was believed, and by which acts it came into the register and went out of it.
    ///
    /// @param until when the belief was given up; `null` while it is held
    public record Belief(
            Instant from,
            @Nullable Instant until,
            UUID openedBy,
            @Nullable UUID closedBy) {}

    /// What the person's documents say.
    ///
    /// @param household division of the household registration as declared; empty where none was
    /// @param from the first day of which this is said; `null` for always
    /// @param until the day after the last; `null` while it goes on
    public record Particulars(
            String name,
            Sex sex,
            PartialDate birth,
            String household,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            Belief belief) {

        /// Whether it speaks of a day.
        boolean on(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
        }
    }

    /// @param number the whole number
    public record Document(DocumentKind kind, String number, Belief belief) {}

    public record Phone(String number, Belief belief) {}

    /// How the registration stands: suspended, or confidential.
    public record Standing(Word word, LocalDate since, Belief belief) {

        public enum Word {
            /// 死亡
            DEATH,
            /// 迁离
            DEPARTURE,
            /// 误登: the person never should have been registered
            ERROR,
            /// 保密
            CONFIDENTIAL
        }
    }

    /// One stay in one belief.
    ///
    /// @param id the same in all beliefs about the stay
    /// @param placed the day by which the stays of a person are put in order; equal days by `id`
    /// @param absentFrom established that the person does not live there from that day; `null` for not
    /// @param absentUntil when what had been established was ended
    /// @param certainFrom the first day on which it is certain, taken alone
    /// @param followedFrom the start of the next stay, as given; `null` where there is none, and in beliefs
    ///     given up
    public record Stay(
            UUID id,
            Abode abode,
            PartialDate starts,
            LocalDate certainFrom,
            LocalDate placed,
            @Nullable LocalDate absentFrom,
            @Nullable LocalDate absentUntil,
            Days days,
            @Nullable PartialDate followedFrom,
            Belief belief,
            String reason,
            String source) {

        /// Whether the person lives there on a day, by this belief.
        public boolean on(LocalDate day) {
            return abode instanceof Abode.Home && days.certainOn(day);
        }

        /// Whether the landlord has confirmed it with a code of theirs.
        public boolean confirmedByLandlord() {
            return source.equals(Declaration.CONFIRMED);
        }

        public String address() {
            return abode.address();
        }

        public @Nullable DwellingId dwelling() {
            return abode.dwelling();
        }

        /// The day after the last certain one; `null` while it goes on.
        public @Nullable LocalDate until() {
            return days.end();
        }

        Course.Leg leg() {
            return new Course.Leg(starts, certainFrom, absentFrom, absentUntil);
        }

        Stay with(Days derived, @Nullable PartialDate next) {
            return new Stay(
                    id,
                    abode,
                    starts,
                    certainFrom,
                    placed,
                    absentFrom,
                    absentUntil,
                    derived,
                    next,
                    belief,
                    reason,
                    source);
        }
    }

    /// What changed the register, who did it and by which right.
    ///
    /// @param reason a [Grounds.Reason]; `null` where a declaration was taken in as it came
    /// @param evidence what proves it; `null` likewise
    /// @param reference number or date of the paper; empty likewise
    public record Act(
            UUID act,
            Kind kind,
            Instant at,
            String unitName,
            Role role,
            Channel channel,
            PurposeCode purpose,
            String file,
            Grounds.@Nullable Reason reason,
            Grounds.@Nullable Evidence evidence,
            String reference) {

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
