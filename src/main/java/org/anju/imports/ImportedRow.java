package org.anju.imports;

import org.anju.shared.Verdict;
import org.anju.sheets.Row;

/// A row of a file and what became of it.
public record ImportedRow(Row row, Verdict verdict) {

    /// Whether it went in, now or before; the others can be mended and handed in again.
    public boolean in() {
        return verdict.kind() == Verdict.Kind.ACCEPTED || verdict.kind() == Verdict.Kind.ALREADY_KNOWN;
    }
}
