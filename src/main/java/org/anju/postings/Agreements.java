package org.anju.postings;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.anju.accounts.Accounts;
import org.anju.accounts.SignedIn;
import org.anju.frame.TextLine;
import org.anju.places.Places;
import org.anju.shared.DivisionCode;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.anju.shared.UnitId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Agreements of two offices 派驻协议: written down by an administrator, signed by a reviewer of each office, ended
/// by either. Knows no person.
@Component
@Transactional
public class Agreements {

    /// Agreements that a list shows.
    public static final int MOST = 200;

    /// Code points of the number of a paper.
    static final int LONGEST_NUMBER = 60;

    private final AgreementRecords records;
    private final Accounts accounts;
    private final Places places;
    private final Clock clock;

    Agreements(AgreementRecords records, Accounts accounts, Places places, Clock clock) {
        this.records = records;
        this.accounts = accounts;
        this.places = places;
        this.clock = clock;
    }

    /// Those that last longest first.
    @Transactional(readOnly = true)
    public List<Agreement> list() {
        return records.list(MOST);
    }

    /// Throws [Problem] `agreement-unknown`.
    @Transactional(readOnly = true)
    public Agreement get(AgreementId id) {
        return records.find(id).orElseThrow(Agreements::unknown);
    }

    /// Writes one down, for both offices to sign. Throws [Problem] `agreement-number`, `agreement-units`,
    /// `agreement-divisions`, `agreement-days`, `agreement-allows`, `agreement-answer-days`, and
    /// `agreement-overlaps` where the two offices have one on one of its days.
    public AgreementId add(Agreement.Wish wish, SignedIn by) {
        Postings.requireRole(by, Role.ADMINISTRATOR);
        if (!TextLine.fits(wish.number(), LONGEST_NUMBER)) {
            throw invalid("agreement-number", LONGEST_NUMBER);
        }
        if (wish.homeUnit().equals(wish.hostUnit()) || !known(wish.homeUnit()) || !known(wish.hostUnit())) {
            throw invalid("agreement-units");
        }
        requireDivisions(wish.home(), wish.host());
        if (wish.signedOn().isAfter(today())
                || wish.since().isBefore(wish.signedOn())
                || !wish.until().isAfter(wish.since())
                || !wish.until().isAfter(today())
                || wish.until().isAfter(wish.since().plusYears(Agreement.LONGEST_YEARS))) {
            throw invalid("agreement-days", Agreement.LONGEST_YEARS);
        }
        if (wish.allows().isEmpty()) {
            throw invalid("agreement-allows");
        }
        if (wish.answerDays() < 1 || wish.answerDays() > Agreement.MOST_DAYS) {
            throw invalid("agreement-answer-days", Agreement.MOST_DAYS);
        }
        var id = AgreementId.next();
        if (!records.add(id, wish, by)) {
            throw new Problem(Problem.Kind.CONFLICT, "agreement-overlaps");
        }
        return id;
    }

    /// Signs for the own office; signing twice is signing once. Throws [Problem] `agreement-unknown`,
    /// `agreement-not-yours`, `agreement-over`, and `agreement-both-sides` where the same account signed for the
    /// other office.
    public void sign(AgreementId id, SignedIn by) {
        var one = get(id);
        var side = side(one, by);
        if (!one.goesOn(today())) {
            throw new Problem(Problem.Kind.CONFLICT, "agreement-over");
        }
        if (!records.sign(id, side, by)) {
            throw new Problem(Problem.Kind.FORBIDDEN, "agreement-both-sides");
        }
    }

    /// Ends it today for the own office: no officer works under it from today on. Throws [Problem]
    /// `agreement-unknown`, `agreement-not-yours`, `agreement-over`.
    public void end(AgreementId id, SignedIn by) {
        var one = get(id);
        side(one, by);
        if (!one.goesOn(today())) {
            throw new Problem(Problem.Kind.CONFLICT, "agreement-over");
        }
        records.end(id, today(), by);
    }

    private static Side side(Agreement one, SignedIn by) {
        Postings.requireRole(by, Role.REVIEWER);
        var side = one.sideOf(by.unit());
        if (side == null) {
            throw new Problem(Problem.Kind.FORBIDDEN, "agreement-not-yours");
        }
        return side;
    }

    private void requireDivisions(DivisionCode home, DivisionCode host) {
        if (home.holds(host)
                || host.holds(home)
                || places.division(home, today()).isEmpty()
                || places.division(host, today()).isEmpty()) {
            throw invalid("agreement-divisions");
        }
    }

    private boolean known(UnitId unit) {
        return accounts.listUnits().stream().anyMatch(one -> one.id().equals(unit));
    }

    @Transactional(propagation = Propagation.SUPPORTS)
    LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Problem invalid(String name, Object... arguments) {
        return new Problem(Problem.Kind.INVALID, name, arguments);
    }

    private static Problem unknown() {
        return new Problem(Problem.Kind.UNKNOWN, "agreement-unknown");
    }
}
