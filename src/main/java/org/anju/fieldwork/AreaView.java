package org.anju.fieldwork;

import java.util.List;
import org.anju.accounts.Choice;

/// An area at the desk.
///
/// @param place the names of its division
/// @param holders who holds it or will
/// @param workers who may be given it
/// @param grid the buildings of its division; those chosen are the area's own
public record AreaView(
        String reference,
        Area area,
        String place,
        int doors,
        List<Holder> holders,
        List<Choice> workers,
        List<Cell> grid) {

    public record Holder(String reference, String name, Holding holding) {}

    /// A building that may be part of the grid.
    public record Cell(String reference, String name, int dwellings, boolean chosen) {}

    /// Whether it has buildings of its own.
    public boolean isGrid() {
        return grid.stream().anyMatch(Cell::chosen);
    }
}
