package org.anju.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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

    private record Opened(Path file, List<String> headings, int id, List<Optional<Field>> fields) {}

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
        var opened = files.stream().map(this::look).toList();
        var fields = fields(opened);
        if (fields.isEmpty()) {
            throw new Problem(Problem.Kind.INVALID, "link-nothing-to-compare", files.getFirst());
        }
        var table = new Table(fields);
        for (int i = 0; i < opened.size(); i++) {
            if (i > 0) {
                table.beginSecond();
            }
            add(opened.get(i), table);
        }
        return table;
    }

    /// Headings and the first rows, to tell what the columns are.
    private Opened look(Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new Problem(Problem.Kind.INVALID, "file-unreadable", file);
        }
        try (var sheet = Sheet.open(file, List.of())) {
            var headings =
                    sheet.headings().cells().stream().map(LinkInput::clean).toList();
            var sample = new ArrayList<List<String>>();
            for (var row : sheet) {
                if (sample.size() == SAMPLE) {
                    break;
                }
                sample.add(row.cells());
            }
            if (sample.isEmpty()) {
                throw new Problem(Problem.Kind.INVALID, "link-empty", file);
            }
            columns.check(file, headings);
            int id = columns.idColumn(headings)
                    .orElseThrow(
                            () -> new Problem(Problem.Kind.INVALID, "link-no-id", file, String.join(" | ", headings)));
            return new Opened(file, headings, id, columns.fields(headings, sample));
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
        var values = new String[places.length];
        try (var sheet = Sheet.open(file.file(), List.of())) {
            for (var row : sheet) {
                var id = cell(row, file.id());
                if (id.isEmpty()) {
                    throw new Problem(Problem.Kind.INVALID, "link-id-missing", file.file(), row.number());
                }
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
        }
    }

    /// A number that has lost digits says nothing.
    private static String cell(Row row, int column) {
        return column < 0 || column >= row.cells().size() || row.lostDigits().contains(column)
                ? ""
                : clean(row.cells().get(column));
    }

    private static String clean(String text) {
        return text.strip();
    }
}
