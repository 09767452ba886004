package org.anju.imports;

import jakarta.annotation.PreDestroy;
import java.io.InputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.anju.accounts.SignedIn;
import org.anju.oversight.Retained;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.Ids;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.anju.sheets.Sheet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Imports that are handed in at the desk and run in the background, one after another, each with its report.
@Component
public class ImportRuns {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRuns.class);
    private static final PurposeCode PURPOSE = new PurposeCode("office-import");

    private final Imports imports;
    private final ImportRecords records;
    private final Clock clock;
    private final ExecutorService queue =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("imports").factory());

    ImportRuns(Imports imports, ImportRecords records, Clock clock) {
        this.imports = imports;
        this.records = records;
        this.clock = clock;
    }

    @Bean
    static Retained rowsRetained(ImportRecords records) {
        return new Retained("returned-rows", (before, most) -> records.eraseRows(most));
    }

    /// Runs do not outlive their program; the file is handed in again, and what went in is known already.
    @EventListener(ContextRefreshedEvent.class)
    void endInterrupted() {
        records.interrupted(clock.instant().atOffset(ZoneOffset.UTC));
    }

    @PreDestroy
    void stop() {
        queue.shutdownNow();
    }

    /// Takes a file in and starts its import. Throws the [Problem]s of [Sheet#open] and `columns-missing` at
    /// once.
    ///
    /// @param file the file number for the access log
    public UUID start(ImportKind kind, String name, InputStream content, boolean dry, SignedIn who, String file) {
        var sheet = Sheet.open(content, name, kind.columns());
        var missing = sheet.headings().missing();
        if (!missing.isEmpty()) {
            sheet.close();
            throw new Problem(Problem.Kind.INVALID, "columns-missing", String.join(", ", missing));
        }
        var run = Ids.next();
        records.begin(run, kind, name, who.account(), dry, sheet.headings().cells());
        var access = who.access(PURPOSE, file.isBlank() ? name : file.strip(), Channel.IMPORT);
        queue.execute(() -> work(run, kind, sheet, dry, access));
        return run;
    }

    private void work(UUID run, ImportKind kind, Sheet sheet, boolean dry, Access access) {
        var told = new Object() {
            Tally tally = Tally.NONE;
        };
        Consumer<List<ImportedRow>> done = rows -> {
            for (var row : rows) {
                told.tally = told.tally.and(row.verdict().kind());
            }
            keep(run, rows, told.tally);
        };
        try (sheet) {
            if (dry) {
                imports.tryOut(kind, sheet, access, done);
            } else {
                imports.run(kind, sheet, access, done);
            }
            records.end(run, null);
        } catch (Problem problem) {
            records.end(run, problem.name());
        } catch (RuntimeException failure) {
            LOG.error("The import {} failed.", run, failure);
            records.end(run, "import-failed");
        }
    }

    // On a thread of its own, so that the report of a trial is kept when the trial itself is rolled back.
    private void keep(UUID run, List<ImportedRow> rows, Tally tally) {
        var failure = new Throwable[1];
        try {
            Thread.ofVirtual()
                    .uncaughtExceptionHandler((thread, thrown) -> failure[0] = thrown)
                    .start(() -> records.add(run, rows, tally))
                    .join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (failure[0] != null) {
            throw new IllegalStateException("The report of an import cannot be kept.", failure[0]);
        }
    }

    /// A run of the account that asks; nobody sees another's.
    public ImportRun get(UUID run, SignedIn who) {
        return records.find(run)
                .filter(found -> found.account().equals(who.account()))
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "import-unknown"));
    }

    public List<ImportRun> latest(SignedIn who) {
        return records.latest(who.account());
    }

    /// Every row with its verdict, in the order of the file; those that did not go in with their cells.
    public void rows(ImportRun run, Consumer<ImportedRow> each) {
        records.rows(run.id(), each);
    }
}
