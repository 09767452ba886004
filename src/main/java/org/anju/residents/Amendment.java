package org.anju.residents;

import java.time.LocalDate;
import java.util.UUID;
import org.anju.dwellings.DwellingId;
import org.anju.shared.PartialDate;
import org.anju.shared.Sex;
import org.jspecify.annotations.Nullable;

/// What an act does to the record of a person. A change says that the world changed, a correction that we were
/// wrong; neither overwrites what was believed.
public sealed interface Amendment {

    /// Whether it is a change or a correction.
    Person.Act.Kind kind();

    /// Where somebody goes: a dwelling, a postal address, or out of the register.
    sealed interface Destination {

        record Dwelling(DwellingId dwelling) implements Destination {}

        record PostalAddress(DwellingId dwelling) implements Destination {}

        /// @param where name of the place; empty where nobody knows
        record Elsewhere(String where) implements Destination {}
    }

    /// The person moved: what was known before goes on until then, whatever its dates.
    record Move(Destination to, PartialDate from) implements Amendment {
        @Override
        public Person.Act.Kind kind() {
            return Person.Act.Kind.CHANGE;
        }
    }

    /// A stay is not as recorded; these are the right place and start.
    record CorrectStay(UUID stay, Destination to, PartialDate from) implements Amendment {
        @Override
        public Person.Act.Kind kind() {
            return Person.Act.Kind.CORRECTION;
        }
    }

    /// A stay never was.
    record StrikeStay(UUID stay) implements Amendment {
        @Override
        public Person.Act.Kind kind() {
            return Person.Act.Kind.CORRECTION;
        }
    }

    /// It is established that the person does not live where a stay says; or, with `until`, that was ended.
    record NotLivingThere(
            UUID stay, LocalDate from, @Nullable LocalDate until) implements Amendment {
        public NotLivingThere {
            if (until != null && until.isBefore(from)) {
                throw new org.anju.shared.Problem(
                        org.anju.shared.Problem.Kind.INVALID, "ends-before-it-starts", from, until);
            }
        }

        @Override
        public Person.Act.Kind kind() {
            return until == null ? Person.Act.Kind.CHANGE : Person.Act.Kind.CORRECTION;
        }
    }

    /// The registration stands otherwise from a day on: suspended by death or departure, made in error, or
    /// confidential.
    record Stand(Person.Standing.Word word, LocalDate since) implements Amendment {
        @Override
        public Person.Act.Kind kind() {
            return word == Person.Standing.Word.ERROR ? Person.Act.Kind.CORRECTION : Person.Act.Kind.CHANGE;
        }
    }

    /// A suspension was wrong, or confidentiality is over.
    record Restore(Person.Standing.Word word) implements Amendment {
        @Override
        public Person.Act.Kind kind() {
            return word == Person.Standing.Word.CONFIDENTIAL ? Person.Act.Kind.CHANGE : Person.Act.Kind.CORRECTION;
        }
    }

    /// The documents say something else: from a day on (a name was changed), or, without a day, they always did
    /// and we had it wrong.
    record Describe(
            String name,
            Sex sex,
            PartialDate birth,
            String household,
            @Nullable LocalDate from) implements Amendment {
        @Override
        public Person.Act.Kind kind() {
            return from == null ? Person.Act.Kind.CORRECTION : Person.Act.Kind.CHANGE;
        }
    }
}
