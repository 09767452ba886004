package org.anju.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.anju.linkage.Link;
import org.anju.linkage.Linkage;
import org.anju.linkage.Table;

/// Writes what a linkage found as CSV (RFC 4180, UTF-8, `\n`), the same bytes for the same findings.
final class LinkOutput {

    private static final int WEIGHT_DECIMALS = 4;
    private static final int PROBABILITY_DECIMALS = 9;

    private final Table table;
    private final Linkage.Result result;

    LinkOutput(Table table, Linkage.Result result) {
        this.table = table;
        this.result = result;
    }

    /// @param explained whether each pair tells its prior, and the level and weight of every field; they add up
    ///     to the weight
    void pairs(Path file, boolean explained) throws IOException {
        try (var out = Files.newBufferedWriter(file)) {
            out.write("left,right,weight,probability,decision");
            if (explained) {
                out.write(",prior");
                for (var field : result.model().fields()) {
                    out.write(',' + cell(field.name() + ".level") + ',' + cell(field.name() + ".weight"));
                }
            }
            out.write('\n');
            for (var link : result.links()) {
                out.write(cell(table.id(link.left())));
                out.write(',');
                out.write(cell(table.id(link.right())));
                out.write(',');
                out.write(decimal(link.weight(), WEIGHT_DECIMALS));
                out.write(',');
                out.write(decimal(link.probability(), PROBABILITY_DECIMALS));
                out.write(',');
                out.write(link.decision().word());
                if (explained) {
                    explain(out, link);
                }
                out.write('\n');
            }
        }
    }

    private void explain(BufferedWriter out, Link link) throws IOException {
        var score = result.model().score(table.record(link.left()), table.record(link.right()));
        out.write(',' + decimal(score.prior(), WEIGHT_DECIMALS));
        for (var field : score.fields()) {
            out.write(',' + field.level() + ',' + decimal(field.weight(), WEIGHT_DECIMALS));
        }
    }

    /// Every record and its group, named by the group's first record; of two files, with the number of the
    /// file.
    void clusters(Path file) throws IOException {
        try (var out = Files.newBufferedWriter(file)) {
            out.write(table.twoFiles() ? "id,cluster,file\n" : "id,cluster\n");
            for (int row = 0; row < table.rows(); row++) {
                int first = result.groups()[row];
                out.write(cell(table.id(row)));
                out.write(',');
                if (table.twoFiles()) {
                    out.write(cell(table.fileOf(first) + ":" + table.id(first)) + ',' + table.fileOf(row));
                } else {
                    out.write(cell(table.id(first)));
                }
                out.write('\n');
            }
        }
    }

    private static String cell(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (",\"\n\r".indexOf(text.charAt(i)) >= 0) {
                return '"' + text.replace("\"", "\"\"") + '"';
            }
        }
        return text;
    }

    /// Fixed decimals, fast enough for a million lines.
    static String decimal(double value, int decimals) {
        long scale = 1;
        for (int i = 0; i < decimals; i++) {
            scale *= 10;
        }
        long scaled = Math.round(Math.abs(value) * scale);
        var fraction = Long.toString(scaled % scale + scale).substring(1);
        return (value < 0 && scaled > 0 ? "-" : "") + scaled / scale + '.' + fraction;
    }
}
