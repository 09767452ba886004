package org.anju.residents;

import java.time.Instant;
import java.util.List;
import org.anju.shared.PersonId;
import org.jspecify.annotations.Nullable;

/// Two records that may be of one person 疑似重复, with what speaks for it and against it. It is about this pair of
/// records and nothing else: nobody has a score.
///
/// @param person the one of the lesser key
/// @param weight bits of evidence, by the model; at 0 one person is as likely as two
/// @param evidence what each field contributed
/// @param guarded whether they may be members of one household, so that what a household shares does not count
/// @param contradicted whether they bear different verified numbers of one kind of document
/// @param model version and digest of the model that weighed the pair
/// @param ruling what was decided last; `null` where nobody decided
public record Duplicate(
        DuplicateId id,
        PersonId person,
        PersonId other,
        Instant foundAt,
        double weight,
        List<Evidence> evidence,
        boolean guarded,
        boolean contradicted,
        String model,
        State state,
        @Nullable Ruling ruling) {

    public Duplicate {
        evidence = List.copyOf(evidence);
    }

    /// How a field agrees, and how many bits that is worth.
    ///
    /// @param field as the model calls it
    /// @param level a level of [org.anju.linkage.Kind], or `missing`
    public record Evidence(String field, String level, double weight) {}

    /// Who decided.
    public record Ruling(String unitName, Instant at) {}

    public enum State {
        /// nobody has decided
        WAITING,
        /// somebody looked and could not tell; it comes again
        ASK_AGAIN,
        /// proposed to be one person; a second person decides
        SAME_PROPOSED,
        /// one person, decided by two
        SAME,
        /// two persons, for ever
        NOT_SAME
    }

    /// A pair in the queue, masked.
    public record Line(Duplicate pair, Hit one, Hit other) {}

    /// A pair with both records as they are kept now.
    ///
    /// @param one the record of [#person], or the one under which it is kept
    /// @param conflicts days on which the two have a main residence each
    public record SideBySide(Duplicate pair, Person one, Person other, List<Person.Conflict> conflicts) {
        public SideBySide {
            conflicts = List.copyOf(conflicts);
        }
    }
}
