package org.anju.dwellings;

import java.util.List;
import org.anju.places.DivisionName;
import org.anju.places.Street;
import org.anju.shared.Keyring;
import org.jspecify.annotations.Nullable;

/// What the page of a division shows.
///
/// @param path from the province down to the division; empty for the provinces
/// @param children the divisions in it
/// @param streets its streets; empty above street level
/// @param next the reference after which the next page begins; blank where this is the last
/// @param surroundings the buildings with their map; `null` above street level
public record Browsing(
        List<DivisionName> path,
        List<DivisionName> children,
        List<Street> streets,
        String next,
        @Nullable Surroundings surroundings,
        Keyring keyring) {

    private static final int PAGE = 200;

    static Browsing from(List<DivisionName> children, Keyring keyring) {
        return new Browsing(List.of(), children, List.of(), "", null, keyring);
    }

    Browsing at(List<DivisionName> newPath) {
        return new Browsing(newPath, children, streets, next, surroundings, keyring);
    }

    Browsing with(List<Street> newStreets, List<Building> listed, Surroundings map) {
        var following = listed.size() < PAGE
                ? ""
                : keyring.reference(listed.getLast().id().value());
        return new Browsing(path, children, newStreets, following, map, keyring);
    }

    /// The name of the division; blank for the provinces.
    public String title() {
        return path.isEmpty() ? "" : path.getLast().name();
    }

    public String code() {
        return path.isEmpty() ? "" : path.getLast().code().value();
    }
}
