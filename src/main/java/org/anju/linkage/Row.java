package org.anju.linkage;

import java.util.List;

/// A record made ready for a model: one normalised value for each of its fields, empty where not known. Made by
/// [Model#row].
public record Row(List<String> values) {

    public Row {
        values = List.copyOf(values);
    }

    /// Prints no value.
    @Override
    public String toString() {
        return "Row of " + values.size() + " values";
    }
}
