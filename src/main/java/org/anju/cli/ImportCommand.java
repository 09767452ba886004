package org.anju.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.anju.accounts.Accounts;
import org.anju.frame.Words;
import org.anju.imports.ImportKind;
import org.anju.imports.ImportedRow;
import org.anju.imports.Imports;
import org.anju.imports.Tally;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.anju.sheets.ReportWriter;
import org.anju.sheets.Sheet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `anju import divisions|dwellings|residents|service-points|delegations FILE…`: an office's own files into the
/// register.
@Command(name = "import", mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

    @Mixin
    private final Installation installation = new Installation();

    @Parameters(
            index = "0",
            paramLabel = "divisions|dwellings|residents|service-points|delegations",
            descriptionKey = "cli.import.kind")
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private ImportKind kind;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", descriptionKey = "cli.import.file")
    private List<Path> files = List.of();

    @Option(names = "--report", paramLabel = "OUT.csv", descriptionKey = "cli.import.report")
    private @Nullable Path report;

    @Option(names = "--back", paramLabel = "BACK.csv", descriptionKey = "cli.import.back")
    private @Nullable Path back;

    @Option(names = "--dry-run", descriptionKey = "cli.import.dry-run")
    private boolean dryRun;

    @Option(names = "--file-number", paramLabel = "NUMBER", descriptionKey = "cli.import.file-number")
    private @Nullable String fileNumber;

    private final Class<?> house;
    private final Words words;

    ImportCommand(Class<?> house, Words words) {
        this.house = house;
        this.words = words;
    }

    @Override
    public Integer call() throws IOException {
        var ordered = inOrder(files);
        for (var file : ordered) {
            if (!Files.isReadable(file)) {
                throw new Problem(Problem.Kind.INVALID, "file-unreadable", file);
            }
        }
        try (var running = installation.join(house, ServeCommand.DATA);
                var written = new Report(words, report, back)) {
            var total = Tally.NONE;
            for (var file : ordered) {
                total = total.plus(importFile(running, file, written));
            }
            System.out.println(words.t(
                    dryRun ? "cli.import.tried" : "cli.import.done",
                    total.rows(),
                    total.accepted(),
                    total.alreadyKnown(),
                    total.held(),
                    total.refused()));
            if (report == null && total.held() + total.refused() > 0) {
                System.out.println(words.t("cli.import.report-hint"));
            }
            return 0;
        }
    }

    private Tally importFile(Installation.Running running, Path file, Report written) {
        var imports = running.the(Imports.class);
        var number = fileNumber == null ? file.getFileName().toString() : fileNumber;
        Access access =
                running.the(Accounts.class).systemAccess(new PurposeCode("office-import"), number, Channel.IMPORT);
        try (var sheet = Sheet.open(file, kind.columns())) {
            System.err.println(words.t("cli.import.reading", file, sheet.format()));
            written.begin(sheet.headings());
            var progress = new Progress(words, sheet);
            java.util.function.Consumer<List<ImportedRow>> done = rows -> {
                written.add(rows);
                progress.done(rows.size());
            };
            var tally = dryRun ? imports.tryOut(kind, sheet, access, done) : imports.run(kind, sheet, access, done);
            progress.end();
            return tally;
        }
    }

    /// Folders stand for the CSV and XLSX files in them. Lists of divisions are read from the top down: the
    /// file with the fewest bytes names the highest level.
    private List<Path> inOrder(List<Path> given) throws IOException {
        var files = new ArrayList<Path>();
        for (var path : given) {
            if (Files.isDirectory(path)) {
                try (var inside = Files.list(path)) {
                    inside.filter(file -> file.toString().matches("(?i).*\\.(csv|xlsx)"))
                            .sorted()
                            .forEach(files::add);
                }
            } else {
                files.add(path);
            }
        }
        if (kind == ImportKind.DIVISIONS) {
            files.sort(Comparator.comparingLong(ImportCommand::size));
        }
        return files;
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The report, and the rows that did not go in, as they were, to be mended and handed in again.
    private static final class Report implements AutoCloseable {

        private final Words words;
        private final @Nullable ReportWriter report;
        private final @Nullable BackWriter back;

        Report(Words words, @Nullable Path report, @Nullable Path back) {
            this.words = words;
            this.report = report == null ? null : ReportWriter.create(report);
            this.back = back == null ? null : BackWriter.create(back);
        }

        void begin(org.anju.sheets.Headings headings) {
            if (back != null) {
                back.begin(headings);
            }
        }

        void add(List<ImportedRow> rows) {
            for (var row : rows) {
                var verdict = row.verdict();
                var detail = words.of(verdict);
                if (report != null) {
                    report.write(row.row().number(), verdict.kind().code(), verdict.reason(), detail);
                }
                if (back != null && !row.in()) {
                    back.write(row.row(), verdict.reason(), detail);
                }
            }
            if (report != null) {
                report.flush();
            }
        }

        @Override
        public void close() throws IOException {
            if (report != null) {
                report.close();
            }
            if (back != null) {
                back.close();
            }
        }
    }
}
