package org.anju.residents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.anju.shared.DocumentKind;
import org.anju.shared.IdentityNumber;
import org.anju.shared.PartialDate;
import org.anju.shared.Problem;
import org.anju.sheets.WrittenDate;

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

    /// A whole name and a birth date (or its year or month), the last four characters of a document number, or
    /// both.
    ///
    /// @param birth as written; empty for none
    /// @param lastFour empty for none
    record ByName(String name, String birth, String lastFour) implements Search {

        @Override
        public List<Problem.Fault> faults(LocalDate today) {
            var faults = new ArrayList<Problem.Fault>();
            if (Examination.nameKey(name).isEmpty()) {
                faults.add(new Problem.Fault("name", "name-missing"));
            }
            var absent = WrittenDate.read(birth) instanceof WrittenDate.Absent;
            if (!absent && birthText().isEmpty()) {
                faults.add(new Problem.Fault("birth", "birth-date-unreadable"));
            }
            if (!ending().isEmpty() && !ending().matches("[0-9A-Z]{4}")) {
                faults.add(new Problem.Fault("lastFour", "last-four-form"));
            }
            if (faults.isEmpty() && absent && ending().isEmpty()) {
                faults.add(new Problem.Fault("birth", "one-more-fact"));
            }
            return faults;
        }

        /// The birth date or its beginning, in ISO 8601; empty where none can be read.
        String birthText() {
            return WrittenDate.read(birth) instanceof WrittenDate.Read(var date)
                            && !(date instanceof PartialDate.Unknown)
                    ? date.text()
                    : "";
        }

        String ending() {
            return lastFour.strip().toUpperCase(Locale.ROOT);
        }
    }

    /// What a search found.
    sealed interface Outcome {

        /// None to [Residents#MOST_HITS] persons; each of them will see that they were in this list.
        record Hits(List<Hit> hits) implements Outcome {
            public Hits {
                hits = List.copyOf(hits);
            }
        }

        /// More than may be shown: one more fact is needed.
        record TooMany(int most) implements Outcome {}

        /// The search cannot be made as it stands.
        record Faulty(List<Problem.Fault> faults) implements Outcome {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }
    }
}
