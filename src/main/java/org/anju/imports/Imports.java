package org.anju.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.anju.counters.CounterLists;
import org.anju.counters.DelegationRow;
import org.anju.counters.PointForm;
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
    private final CounterLists lists;
    private final TransactionTemplate trial;

    Imports(
            Places places,
            Dwellings dwellings,
            Observations observations,
            CounterLists lists,
            PlatformTransactionManager transactions) {
        this.places = places;
        this.dwellings = dwellings;
        this.observations = observations;
        this.lists = lists;
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
            case SERVICE_POINTS ->
                lists.points(rows.stream().map(row -> pointRow(headings, row)).toList(), access);
            case DELEGATIONS ->
                lists.delegations(
                        rows.stream().map(row -> delegationRow(headings, row)).toList(), access);
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

    private static PointForm pointRow(Headings headings, Row row) {
        return new PointForm(
                headings.text(row, "code"),
                headings.text(row, "kind"),
                headings.text(row, "name-zh"),
                headings.text(row, "name-en"),
                headings.text(row, "division"),
                headings.text(row, "address"),
                headings.text(row, "longitude"),
                headings.text(row, "latitude"),
                headings.text(row, "telephone"),
                yes(headings.text(row, "step-free")),
                yes(headings.text(row, "large-print")),
                headings.text(row, "languages"),
                headings.text(row, "unit"),
                headings.text(row, "serves"),
                headings.text(row, "hours"),
                or(headings.text(row, "slot-minutes"), PointForm.EMPTY.slotMinutes()),
                or(headings.text(row, "slot-places"), PointForm.EMPTY.slotPlaces()),
                headings.text(row, "since"));
    }

    private static DelegationRow delegationRow(Headings headings, Row row) {
        return new DelegationRow(
                headings.text(row, "point"),
                headings.text(row, "unit"),
                headings.text(row, "function"),
                headings.text(row, "step"),
                headings.text(row, "since"),
                headings.text(row, "until"),
                headings.text(row, "basis"));
    }

    private static String yes(String written) {
        return String.valueOf(written.matches("(?i)是|有|yes|y|true|1"));
    }

    private static String or(String written, String otherwise) {
        return written.isBlank() ? otherwise : written;
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
