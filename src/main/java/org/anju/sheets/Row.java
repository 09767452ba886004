package org.anju.sheets;

import java.util.List;
import java.util.Set;

/// A row that holds something.
/// @param number as the spreadsheet program shows it, the first row of the file is 1; blank rows are left out
///     but counted
/// @param cells the text of the cells as written, from the first column on; may be shorter or longer than the
///     headings
/// @param lostDigits positions of cells whose number has lost digits: spreadsheet programs keep 15 digits of a
///     number, so an identity number of 18 digits that was not typed as text comes back wrong
public record Row(int number, List<String> cells, Set<Integer> lostDigits) {

    public Row {
        cells = List.copyOf(cells);
        lostDigits = Set.copyOf(lostDigits);
    }

    public Row(int number, List<String> cells) {
        this(number, cells, Set.of());
    }

    boolean blank() {
        for (var cell : cells) {
            if (!CellText.clean(cell).isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
