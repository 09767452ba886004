package org.anju.residents;

import java.util.List;
import org.anju.shared.DocumentKind;

/// What a person may be looked for by: the exact number of a document, or a name with one more fact.
public sealed interface Search {

    /// The whole number as written.
    record ByNumber(DocumentKind kind, String number) implements Search {}

    /// A whole name and a birth date (or its year or month), the last four characters of a document number, or
    /// both.
    ///
    /// @param birth as written; empty for none
    /// @param lastFour empty for none
    record ByName(String name, String birth, String lastFour) implements Search {}

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
        record Faulty(List<org.anju.shared.Problem.Fault> faults) implements Outcome {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }
    }
}
