package org.anju.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.anju.dwellings.DwellingRow;
import org.anju.dwellings.Dwellings;
import org.anju.places.DivisionRow;
import org.anju.places.Places;
import org.anju.residents.Declaration;
import org.anju.residents.Observations;
import org.anju.residents.Receipt;
import org.anju.shared.Access;
import org.anju.shared.Problem;
import org.anju.shared.Verdict;
import org.anju.sheets.Headings;
import org.anju.sheets.Row;
import org.anju.sheets.Sheet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes an office's file into the register, batch by batch.
///
/// Each batch is one transaction, and what was taken before changes nothing: a file may be repeated, and an
/// import that was killed is simply started again. The good rows go in whatever is wrong with the others.
@Component
public class Imports {

    private static final int BATCH = 500;

    private final Places places;
    private final Dwellings dwellings;
    private final Observations observations;
    private final TransactionTemplate trial;

    Imports(Places places, Dwellings dwellings, Observations observations, PlatformTransactionManager transactions) {
        this.places = places;
        this.dwellings = dwellings;
        this.observations = observations;
        this.trial = new TransactionTemplate(transactions);
    }

    /// Imports all rows of a sheet.
    ///
    /// @param done is told the rows of each batch when it is committed, in the order of the file
    public Tally run(ImportKind kind, Sheet sheet, Access access, Consumer<List<ImportedRow>> done) {
        var missing = sheet.headings().missing();
        if (!missing.isEmpty()) {
            throw new Problem(Problem.Kind.INVALID, "columns-missing", String.join(", ", missing));
        }
        var tally = Tally.NONE;
        var batch = new ArrayList<Row>(BATCH);
        for (var rows = sheet.iterator(); rows.hasNext(); ) {
            batch.add(rows.next());
            if (batch.size() == BATCH || !rows.hasNext()) {
                var imported = importBatch(kind, sheet.headings(), batch, access);
                done.accept(imported);
                for (var row : imported) {
                    tally = tally.and(row.verdict().kind());
                }
                batch.clear();
            }
        }
        return tally;
    }

    /// The same, and then nothing is kept: what would become of the rows. One transaction, rolled back at its
    /// end.
    public Tally tryOut(ImportKind kind, Sheet sheet, Access access, Consumer<List<ImportedRow>> done) {
        var tally = trial.execute(status -> {
            status.setRollbackOnly();
            return run(kind, sheet, access, done);
        });
        return tally == null ? Tally.NONE : tally;
    }

    private List<ImportedRow> importBatch(ImportKind kind, Headings headings, List<Row> rows, Access access) {
        var verdicts = switch (kind) {
            case DIVISIONS ->
                places.importDivisions(
                        rows.stream().map(row -> divisionRow(headings, row)).toList());
            case DWELLINGS ->
                dwellings.accept(
                        rows.stream().map(row -> dwellingRow(headings, row)).toList());
            case RESIDENTS -> declare(headings, rows, access);
        };
        var imported = new ArrayList<ImportedRow>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            imported.add(new ImportedRow(rows.get(i), verdicts.get(i)));
        }
        return imported;
    }

    private List<Verdict> declare(Headings headings, List<Row> rows, Access access) {
        var verdicts = new Verdict[rows.size()];
        var places = new ArrayList<Integer>();
        var declarations = new ArrayList<Declaration>();
        for (int i = 0; i < verdicts.length; i++) {
            if (headings.lostDigits(rows.get(i), "document-number")) {
                verdicts[i] = Verdict.refused("number-lost-digits");
            } else {
                places.add(i);
                declarations.add(Declaration.in(headings, rows.get(i), headings.text(rows.get(i), "source")));
            }
        }
        var receipts = observations.observe(declarations, access).stream()
                .map(Receipt::verdict)
                .toList();
        for (int i = 0; i < receipts.size(); i++) {
            verdicts[places.get(i)] = receipts.get(i);
        }
        return Arrays.asList(verdicts);
    }

    private static DivisionRow divisionRow(Headings headings, Row row) {
        var history = headings.has("start-year") || headings.has("end-year");
        return new DivisionRow(
                headings.text(row, "code"),
                headings.text(row, "name"),
                headings.text(row, "parent"),
                history,
                headings.text(row, "start-year"),
                headings.text(row, "end-year"));
    }

    private static DwellingRow dwellingRow(Headings headings, Row row) {
        return new DwellingRow(
                headings.text(row, "code"),
                headings.text(row, "division"),
                headings.text(row, "address"),
                headings.text(row, "longitude"),
                headings.text(row, "latitude"),
                headings.text(row, "use"),
                headings.text(row, "doorplate"));
    }
}
