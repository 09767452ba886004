package org.anju.declarations;

import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.accounts.SignedIn;
import org.anju.declarations.Tracked.Kind;
import org.anju.declarations.Tracked.State;
import org.anju.dwellings.DwellingId;
import org.anju.dwellings.Dwellings;
import org.anju.dwellings.Located;
import org.anju.dwellings.Use;
import org.anju.residents.Declaration;
import org.anju.residents.Observations;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.Ids;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.anju.shared.ReceiptNumber;
import org.anju.shared.Role;
import org.anju.shared.Verdict;
import org.anju.sheets.Column;
import org.anju.sheets.Columns;
import org.anju.sheets.Headings;
import org.anju.sheets.Row;
import org.anju.sheets.Sheet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Lists of organisations (employers, schools, landlord companies, hotels): each row is declared, and of each
/// is told whether it can be used, and nothing of the register.
@Component
public class Lists {

    /// Rows of one list; a longer one is handed in in parts.
    static final int MOST_ROWS = 5_000;

    private static final String SOURCE = "单位申报";
    private static final int BATCH = 500;
    private static final PurposeCode PURPOSE = new PurposeCode("organisation-report");

    private static final List<Column> COLUMNS = columns();

    private final ListRecords records;
    private final Receipts receipts;
    private final Observations observations;
    private final Dwellings dwellings;
    private final Clock clock;

    private final TransactionTemplate transaction;

    Lists(
            ListRecords records,
            Receipts receipts,
            Observations observations,
            Dwellings dwellings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
        this.records = records;
        this.receipts = receipts;
        this.observations = observations;
        this.dwellings = dwellings;
        this.clock = clock;
    }

    private static List<Column> columns() {
        var columns = new ArrayList<>(Columns.RESIDENTS);
        columns.add(new Column(
                "stays-until",
                false,
                List.of(
                        "预计离开日期",
                        "拟住至",
                        "住至",
                        "居住截止日期",
                        "预离日期",
                        "离店日期",
                        "退房日期",
                        "stays until",
                        "until",
                        "end date",
                        "departure date",
                        "check-out date")));
        return List.copyOf(columns);
    }

    /// Takes a list in. Throws the [Problem]s of [Sheet#open], `columns-missing` and `list-too-long`; then
    /// nothing is taken.
    ///
    /// @param lodging whether it is the list of a hotel or the like, in which only who stays thirty days is
    ///     taken
    /// @param longStay whether whoever hands it in states that all in it stay so long
    public UUID hand(String name, InputStream content, boolean lodging, boolean longStay, SignedIn who) {
        require(who);
        try (var sheet = Sheet.open(content, name, COLUMNS)) {
            var missing = sheet.headings().missing();
            if (!missing.isEmpty()) {
                throw new Problem(Problem.Kind.INVALID, "columns-missing", String.join(", ", missing));
            }
            var rows = new ArrayList<Row>();
            for (var row : sheet) {
                if (rows.size() == MOST_ROWS) {
                    throw new Problem(Problem.Kind.INVALID, "list-too-long", MOST_ROWS);
                }
                rows.add(row);
            }
            var receipt = ReceiptNumber.next();
            var access = who.access(PURPOSE, receipt.digits(), Channel.IMPORT);
            var lines = new ArrayList<Roll.Line>(rows.size());
            for (int from = 0; from < rows.size(); from += BATCH) {
                var batch = rows.subList(from, Math.min(from + BATCH, rows.size()));
                lines.addAll(declare(sheet.headings(), batch, lodging, longStay, access));
            }
            return keep(receipt, name, sheet.headings(), lines, who);
        }
    }

    private UUID keep(ReceiptNumber receipt, String name, Headings headings, List<Roll.Line> lines, SignedIn who) {
        var back = lines.stream().filter(Roll.Line::back).toList();
        var refused = (int) back.stream()
                .filter(line -> line.told().kind() == Verdict.Kind.REFUSED)
                .count();
        var roll = new Roll(
                Ids.next(),
                receipt,
                name,
                headings.cells(),
                clock.instant(),
                lines.size() - back.size(),
                back.size() - refused,
                refused);
        transaction.executeWithoutResult(status -> {
            receipts.issue(receipt, Kind.LIST, State.RECEIVED);
            records.add(roll, who.account());
            records.addRows(roll.id(), back);
        });
        return roll.id();
    }

    private List<Roll.Line> declare(
            Headings headings, List<Row> rows, boolean lodging, boolean longStay, Access access) {
        var homes = dwellings.resolve(
                rows.stream().map(row -> headings.text(row, "address")).toList());
        var hotels = hotels(homes);
        var told = new Verdict[rows.size()];
        var places = new ArrayList<Integer>();
        var declarations = new ArrayList<Declaration>();
        for (int i = 0; i < told.length; i++) {
            var row = rows.get(i);
            var bounded = lodging || homes.get(i) instanceof Located.Found home && hotels.contains(home.dwelling());
            var fault = headings.lostDigits(row, "document-number")
                    ? Verdict.refused("number-lost-digits")
                    : bounded
                            ? StayLength.fault(
                                            headings.text(row, "moved-in"), headings.text(row, "stays-until"), longStay)
                                    .orElse(Verdict.ACCEPTED)
                            : Verdict.ACCEPTED;
            if (fault.kind() == Verdict.Kind.REFUSED) {
                told[i] = fault;
            } else {
                places.add(i);
                declarations.add(Declaration.in(headings, row, SOURCE));
            }
        }
        var taken = observations.observe(declarations, access);
        for (int i = 0; i < taken.size(); i++) {
            told[places.get(i)] = taken.get(i).told(access);
        }
        var lines = new ArrayList<Roll.Line>(told.length);
        for (int i = 0; i < told.length; i++) {
            lines.add(new Roll.Line(rows.get(i), told[i]));
        }
        return lines;
    }

    private Set<DwellingId> hotels(List<Located> homes) {
        return dwellings.ofUse(
                homes.stream()
                        .filter(Located.Found.class::isInstance)
                        .map(home -> ((Located.Found) home).dwelling())
                        .collect(Collectors.toSet()),
                Use.HOTEL);
    }

    /// A list of the account that asks; nobody sees another's.
    public Roll get(UUID id, SignedIn who) {
        require(who);
        return records.find(id, who.account()).orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "list-unknown"));
    }

    public List<Roll> latest(SignedIn who) {
        require(who);
        return records.latest(who.account());
    }

    /// The rows that can be mended and handed in again, in the order of the file; after thirty days none.
    public List<Roll.Line> back(Roll roll) {
        return records.back(roll.id());
    }

    private static void require(SignedIn who) {
        if (who.role() != Role.REPORTER) {
            throw new Problem(Problem.Kind.FORBIDDEN, "not-allowed");
        }
    }
}
