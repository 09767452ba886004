package org.anju.sheets;

import java.util.List;

/// A column that a reader of spreadsheets looks for.
/// @param name what the program calls it
/// @param required whether a file without it is of no use
/// @param aliases headings that mean it, Chinese or English; where a file has several of them the earliest in
///     this list wins
public record Column(String name, boolean required, List<String> aliases) {

    public Column {
        aliases = List.copyOf(aliases);
    }

    /// @param aliases set apart by commas
    static Column required(String name, String aliases) {
        return new Column(name, true, List.of(aliases.strip().split("\\s*,\\s*")));
    }

    /// @param aliases set apart by commas
    static Column optional(String name, String aliases) {
        return new Column(name, false, List.of(aliases.strip().split("\\s*,\\s*")));
    }
}
