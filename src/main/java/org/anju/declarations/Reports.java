package org.anju.declarations;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.anju.accounts.SignedIn;
import org.anju.declarations.Tracked.Kind;
import org.anju.declarations.Tracked.State;
import org.anju.dwellings.Dwelling;
import org.anju.dwellings.Dwellings;
import org.anju.fieldwork.AskReason;
import org.anju.fieldwork.Doors;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.DivisionCode;
import org.anju.shared.Problem;
import org.anju.shared.ReceiptNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// That somebody who is registered in a dwelling does not live there. What is said names nobody: somebody
/// goes there and looks. Whoever says it is not told who is registered, nor what was found.
@Component
public class Reports {

    private static final int NEWEST = 200;

    private final ReportRecords records;
    private final Receipts receipts;
    private final Landlords landlords;
    private final Residents residents;
    private final Dwellings dwellings;
    private final Doors doors;
    private final Clock clock;

    Reports(
            ReportRecords records,
            Receipts receipts,
            Landlords landlords,
            Residents residents,
            Dwellings dwellings,
            Doors doors,
            Clock clock) {
        this.records = records;
        this.receipts = receipts;
        this.landlords = landlords;
        this.residents = residents;
        this.dwellings = dwellings;
        this.doors = doors;
        this.clock = clock;
    }

    /// Whether a resident may speak for a dwelling: who lives there, or lets it. Throws [Problem]
    /// `report-not-your-dwelling` for everybody else.
    public Report.By standing(Dwelling dwelling, SignedIn who, Access access) {
        var person = who.requirePerson();
        if (landlords.lets(person, dwelling.id(), access)) {
            return Report.By.LANDLORD;
        }
        var now = residents.now();
        var record = residents.get(residents.survivor(person), now, access);
        if (record.stays().stream()
                .anyMatch(stay ->
                        dwelling.id().equals(stay.dwelling()) && stay.days().possibleOn(now.validOn()))) {
            return Report.By.OCCUPANT;
        }
        throw new Problem(Problem.Kind.FORBIDDEN, "report-not-your-dwelling");
    }

    /// Takes down that somebody does not live there, and asks for a visit. While one is asked for, further
    /// reports are counted with it.
    ///
    /// @param living how many live there, as far as whoever says it knows; `null` for not said
    @Transactional
    public ReceiptNumber report(Dwelling dwelling, Report.By by, @Nullable Integer living) {
        doors.askFor(dwelling.id(), AskReason.REPORTED_NOT_LIVING_HERE);
        var today = LocalDate.now(clock);
        records.add(dwelling.id(), dwelling.division(), by, living, today, today.minusDays(Report.TOGETHER_DAYS));
        var number = ReceiptNumber.next();
        receipts.issue(number, by == Report.By.ANYBODY ? Kind.CHECK_WANTED : Kind.NOT_LIVING_HERE, State.RECEIVED);
        return number;
    }

    /// The dwellings of a territory about which something was said lately, the newest first, with the number
    /// of those who are registered there.
    ///
    /// @param territory `null` for everywhere
    public List<Report> list(@Nullable DivisionCode territory) {
        return records.list(territory == null ? "" : territory.prefix(), NEWEST).stream()
                .flatMap(kept -> dwellings.find(kept.dwelling()).stream()
                        .map(dwelling -> new Report(
                                dwelling,
                                kept.by(),
                                kept.living(),
                                residents.headcount(kept.dwelling()),
                                kept.reports(),
                                kept.since(),
                                kept.latest())))
                .toList();
    }
}
