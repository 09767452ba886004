package org.anju.residents;

import java.util.List;
import java.util.Map;
import org.anju.dwellings.Dwelling;
import org.anju.dwellings.Succession;

/// The form that ends a dwelling, and the answers as they are checked.
///
/// @param kind whether it is split or merged into another
/// @param successors what it becomes, once the answers are good; empty before
/// @param occupants who lives there from that day on
/// @param given what was written in the fields so far
public record SuccessionView(
        Dwelling dwelling,
        String reference,
        Succession.Kind kind,
        List<Successor> successors,
        List<Occupant> occupants,
        Map<String, String> given) {

    /// Fields that the page with the answers carries along.
    static final List<String> CARRIED = List.of("act", "addresses", "since", "reason", "evidence", "reference");

    /// A dwelling that takes the place of this one.
    public record Successor(String reference, String address) {}

    /// Somebody who lives there, masked, and the field that says into which dwelling they go.
    public record Occupant(Hit person, String reference, String field) {}

    public SuccessionView {
        successors = List.copyOf(successors);
        occupants = List.copyOf(occupants);
        given = Map.copyOf(given);
    }

    static String field(String person) {
        return "home-" + person;
    }

    public boolean split() {
        return kind == Succession.Kind.SPLIT;
    }

    public String value(String field) {
        return given.getOrDefault(field, "");
    }

    public List<String> carried() {
        return CARRIED;
    }

    /// The reasons that fit.
    public List<Grounds.Reason> reasons() {
        return List.of(
                split() ? Grounds.Reason.DWELLING_SPLIT : Grounds.Reason.DWELLINGS_MERGED, Grounds.Reason.ORDERED);
    }
}
