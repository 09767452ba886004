package org.anju.linkage;

import java.util.Arrays;

/// A part of one field, for all rows of a table.
///
/// @param codes number of the part by the number of the whole value; [Table#MISSING] where there is none
/// @param known the share of records that have the part
/// @param equal how often two records that have it agree in it by chance
record Key(int field, Part part, int[] codes, double known, double equal) {

    static Key of(Table table, int field, Part part) {
        var column = table.column(field);
        var kind = table.fields().get(field).kind();
        int values = column.values.size();
        var codes = new int[values];
        if (part == Part.WHOLE) {
            Arrays.setAll(codes, code -> code);
        } else {
            var parts = new Dictionary();
            for (int code = 0; code < values; code++) {
                var text = part.of(kind, column.values.value(code));
                codes[code] = text.isEmpty() ? Table.MISSING : parts.code(text);
            }
        }
        var counts = new int[values];
        double present = 0;
        var ofValues = table.counts(field);
        for (int code = 0; code < values; code++) {
            if (codes[code] != Table.MISSING) {
                counts[codes[code]] += ofValues[code];
                present += ofValues[code];
            }
        }
        double same = 0;
        for (int count : counts) {
            same += count * (count - 1.0);
        }
        return new Key(
                field,
                part,
                codes,
                table.rows() == 0 ? 0 : present / table.rows(),
                present < 2 ? 0 : same / (present * (present - 1)));
    }

    int code(Table table, int row) {
        int whole = table.code(field, row);
        return whole == Table.MISSING || part == Part.WHOLE ? whole : codes[whole];
    }

    String name(Table table) {
        var name = table.fields().get(field).name();
        return part == Part.WHOLE ? name : name + "/" + part.name().toLowerCase(java.util.Locale.ROOT);
    }
}
