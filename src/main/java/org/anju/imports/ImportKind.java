package org.anju.imports;

import java.util.List;
import org.anju.sheets.Column;
import org.anju.sheets.Columns;

/// What an office's file holds.
public enum ImportKind {
    DIVISIONS(Columns.DIVISIONS),
    DWELLINGS(Columns.DWELLINGS),
    RESIDENTS(Columns.RESIDENTS),
    SERVICE_POINTS(Columns.SERVICE_POINTS),
    DELEGATIONS(Columns.DELEGATIONS);

    private final List<Column> columns;

    ImportKind(List<Column> columns) {
        this.columns = columns;
    }

    /// The columns that such a file has.
    public List<Column> columns() {
        return columns;
    }

    /// As it is written in a command: `service-points`.
    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
