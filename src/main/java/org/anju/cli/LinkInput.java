package org.anju.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.anju.linkage.Field;
import org.anju.linkage.Headings;
import org.anju.linkage.Model;
import org.anju.linkage.Table;
import org.anju.shared.Problem;
import org.anju.sheets.Row;
import org.anju.sheets.Sheet;
import org.jspecify.annotations.Nullable;

/// Reads one or two files into a table for the linkage.
final class LinkInput {

    private static final int SAMPLE = 2000;
    private static final int TELL_EVERY = 1 << 16;

    /// A file whose headings and first rows have been read; the others follow.
    private record Opened(
            Path file,
            Sheet sheet,
            List<String> headings,
            int id,
            List<Optional<Field>> fields,
            List<Row> first,
            Iterator<Row> others) {}

    private final LinkColumns columns;
    private final @Nullable Model model;
    private final LongConsumer progress;
    private long rows;

    /// @param model whose fields are to be found; null compares what the files have
    LinkInput(LinkColumns columns, @Nullable Model model, LongConsumer progress) {
        this.columns = columns;
        this.model = model;
        this.progress = progress;
    }

    Table read(List<Path> files) {
        var opened = new ArrayList<Opened>();
        try {
            files.forEach(file -> opened.add(look(file)));
            var fields = fields(opened);
            if (fields.isEmpty()) {
                throw new Problem(Problem.Kind.INVALID, "link-nothing-to-compare", files.getFirst());
            }
            var table = new Table(fields);
            for (var file : opened) {
                if (file != opened.getFirst()) {
                    table.beginSecond();
                }
                add(file, table);
            }
            return table;
        } finally {
            opened.forEach(file -> file.sheet().close());
        }
    }

    /// Headings and the first rows, to tell what the columns are.
    private Opened look(Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new Problem(Problem.Kind.INVALID, "file-unreadable", file);
        }
        var sheet = Sheet.open(file, List.of());
        try {
            var headings = sheet.headings().cells().stream().map(String::strip).toList();
            columns.check(file, headings);
            int id = columns.idColumn(headings)
                    .orElseThrow(
                            () -> new Problem(Problem.Kind.INVALID, "link-no-id", file, String.join(" | ", headings)));
            var rows = sheet.iterator();
            var first = new ArrayList<Row>();
            while (first.size() < SAMPLE && rows.hasNext()) {
                first.add(rows.next());
            }
            if (first.isEmpty()) {
                throw new Problem(Problem.Kind.INVALID, "link-empty", file);
            }
            var fields = columns.fields(headings, first.stream().map(Row::cells).toList());
            return new Opened(file, sheet, headings, id, fields, first, rows);
        } catch (RuntimeException e) {
            sheet.close();
            throw e;
        }
    }

    private List<Field> fields(List<Opened> opened) {
        if (model != null) {
            return model.fields().stream()
                    .map(field -> new Field(field.name(), field.kind(), field.role()))
                    .toList();
        }
        return opened.getFirst().fields().stream()
                .flatMap(Optional::stream)
                .filter(field -> opened.stream().allMatch(file -> column(file, field) >= 0))
                .toList();
    }

    /// The column of a field: by its heading, else the only one with its role; negative where there is none.
    private static int column(Opened file, Field field) {
        var wanted = Headings.plain(field.name());
        for (int i = 0; i < file.headings().size(); i++) {
            if (i != file.id() && Headings.plain(file.headings().get(i)).equals(wanted)) {
                return i;
            }
        }
        int found = -1;
        for (int i = 0; i < file.fields().size(); i++) {
            boolean same = field.role() != org.anju.linkage.Role.OTHER
                    && file.fields()
                            .get(i)
                            .filter(other -> other.role() == field.role())
                            .isPresent();
            if (same && found >= 0) {
                return -1;
            }
            found = same ? i : found;
        }
        return found;
    }

    private void add(Opened file, Table table) {
        var places =
                table.fields().stream().mapToInt(field -> column(file, field)).toArray();
        file.first().forEach(row -> add(file, row, places, table));
        file.others().forEachRemaining(row -> add(file, row, places, table));
    }

    private void add(Opened file, Row row, int[] places, Table table) {
        var id = cell(row, file.id());
        if (id.isEmpty()) {
            throw new Problem(Problem.Kind.INVALID, "link-id-missing", file.file(), row.number());
        }
        var values = new String[places.length];
        for (int i = 0; i < places.length; i++) {
            values[i] = cell(row, places[i]);
        }
        if (!table.add(id, Arrays.asList(values))) {
            throw new Problem(Problem.Kind.INVALID, "link-id-twice", file.file(), row.number(), id);
        }
        if (++rows % TELL_EVERY == 0) {
            progress.accept(rows);
        }
    }

    /// A number that has lost digits says nothing.
    private static String cell(Row row, int column) {
        return column < 0 || column >= row.cells().size() || row.lostDigits().contains(column)
                ? ""
                : row.cells().get(column).strip();
    }
}
