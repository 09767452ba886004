package org.anju.town;

import java.util.List;

/// A house number and what stands there.
record Plot(int way, Line.Spot spot, List<Building> buildings) {

    Plot {
        buildings = List.copyOf(buildings);
    }

    int dwellings() {
        return buildings.stream().mapToInt(Building::dwellings).sum();
    }

    /// Without its last dwellings.
    Plot reducedBy(int surplus) {
        var kept = new java.util.ArrayList<>(buildings);
        var left = surplus;
        while (left > 0 && !kept.isEmpty()) {
            var last = kept.removeLast();
            if (last.dwellings() > left) {
                kept.add(last.with(last.dwellings() - left));
            }
            left -= last.dwellings();
        }
        return new Plot(way, spot, kept);
    }
}
