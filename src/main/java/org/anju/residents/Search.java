package org.anju.residents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.anju.names.Likeness;
import org.anju.shared.DocumentKind;
import org.anju.shared.IdentityNumber;
import org.anju.shared.PartialDate;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.sheets.WrittenDate;
import org.jspecify.annotations.Nullable;

/// What a person may be looked for by: the exact number of a document, or a name with one more fact.
public sealed interface Search {

    /// What is wrong with it, all at once; empty where it can be made.
    List<Problem.Fault> faults(LocalDate today);

    /// The whole number as written.
    record ByNumber(DocumentKind kind, String number) implements Search {

        @Override
        public List<Problem.Fault> faults(LocalDate today) {
            return switch (IdentityNumber.read(kind, number, today)) {
                case IdentityNumber.Reading.Faulty(var fault) -> List.of(new Problem.Fault("number", fault.code()));
                case IdentityNumber.Reading.Valid valid -> List.of();
            };
        }
    }

    /// A name, or how it is read, and at least one more fact: a birth date (or its year or month), the last
    /// four characters of a document number, or where the person lives or lived.
    ///
    /// @param name the name, the given name, pinyin, or initials
    /// @param birth as written; empty for none
    /// @param lastFour empty for none
    /// @param place an address, the name or the code of a division; empty for none
    record ByName(String name, String birth, String lastFour, String place) implements Search {

        public ByName(String name, String birth, String lastFour) {
            this(name, birth, lastFour, "");
        }

        @Override
        public List<Problem.Fault> faults(LocalDate today) {
            var faults = new ArrayList<Problem.Fault>();
            if (Examination.nameKey(name).isEmpty()) {
                faults.add(new Problem.Fault("name", "name-missing"));
            }
            var absent = WrittenDate.read(birth) instanceof WrittenDate.Absent;
            if (!absent && born().isEmpty()) {
                faults.add(new Problem.Fault("birth", "birth-date-unreadable"));
            }
            if (!ending().isEmpty() && !ending().matches("[0-9A-Z]{4}")) {
                faults.add(new Problem.Fault("lastFour", "last-four-form"));
            }
            if (faults.isEmpty() && absent && ending().isEmpty() && place.isBlank()) {
                faults.add(new Problem.Fault("birth", "one-more-fact"));
            }
            return faults;
        }

        /// The birth date, month or year; empty where none can be read.
        Optional<PartialDate> born() {
            return WrittenDate.read(birth) instanceof WrittenDate.Read(var date)
                            && !(date instanceof PartialDate.Unknown)
                    ? Optional.of(date)
                    : Optional.empty();
        }

        String ending() {
            return lastFour.strip().toUpperCase(Locale.ROOT);
        }
    }

    /// Reads what somebody wrote into the one box.
    static Search read(String box, LocalDate today) {
        return SearchBox.read(box, today);
    }

    /// Where persons are looked for.
    enum Scope {
        /// among those who live, or lived last, in the divisions of the post
        OWN,
        /// everywhere in the register
        CITY
    }

    /// A person who was found.
    ///
    /// @param likeness how near the name is to what was asked for; `null` where the number was
    /// @param inside whether the person lives, or lived last, where the post may act. Of others the address is
    ///     not shown.
    record Found(Hit hit, @Nullable Likeness likeness, boolean inside) {

        public PersonId person() {
            return hit.person();
        }

        /// Where the person lives; empty where that is unknown or not the asker's business.
        public String address() {
            return inside ? hit.address() : "";
        }

        /// Why it is in the list, as a code: `number`, `name`, `old-character`, `pinyin` …
        public String why() {
            return likeness == null ? "number" : org.anju.frame.Asked.code(likeness);
        }
    }

    /// What a search found.
    sealed interface Outcome {

        /// None to [Residents#MOST_HITS] persons, the nearest first; each of them will see that they were in
        /// this list.
        ///
        /// @param scope where they were looked for
        /// @param more whether others are less like what was asked for, and too many to be shown
        record Hits(List<Found> hits, Scope scope, boolean more) implements Outcome {
            public Hits {
                hits = List.copyOf(hits);
            }
        }

        /// More than may be shown: one more fact is needed.
        record TooMany(int most, Scope scope) implements Outcome {}

        /// The search cannot be made as it stands.
        record Faulty(List<Problem.Fault> faults) implements Outcome {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }
    }
}
