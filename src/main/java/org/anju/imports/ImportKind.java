package org.anju.imports;

import java.util.List;
import org.anju.sheets.Column;
import org.anju.sheets.Columns;

/// What an office's file holds.
public enum ImportKind {
    DIVISIONS(Columns.DIVISIONS),
    DWELLINGS(Columns.DWELLINGS),
    RESIDENTS(Columns.RESIDENTS);

    private final List<Column> columns;

    ImportKind(List<Column> columns) {
        this.columns = columns;
    }

    /// The columns that such a file has.
    public List<Column> columns() {
        return columns;
    }
}
