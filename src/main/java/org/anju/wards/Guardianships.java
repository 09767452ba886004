package org.anju.wards;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Approvals;
import org.anju.oversight.ProposalKind;
import org.anju.oversight.Shown;
import org.anju.residents.Arrivals;
import org.anju.residents.Person;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.IdentityNumber;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Recording and ending at the desk that somebody acts for a person. Both of them see it in their logs.
@Component
@Transactional(propagation = Propagation.NEVER)
public class Guardianships {

    /// Guardianships that a person's page lists.
    public static final int MOST = 100;

    /// Years for which one that is not a parent's is recorded; then the paper is seen again.
    public static final int LONGEST_YEARS = 5;

    /// Years at which a person is of age (Civil Code of 2020, art. 17).
    static final int OF_AGE = 18;

    /// Characters of the number of a paper.
    static final int LONGEST_NUMBER = 40;

    private static final Pattern FORM = Pattern.compile("[\\p{L}0-9〔〕（）()\\[\\]/.-]{1," + LONGEST_NUMBER + "}");

    private static final String CAUSE = "登记成年人的监护人 guardian of an adult";

    private final WardRecords records;
    private final Wards wards;
    private final Residents residents;
    private final Arrivals arrivals;
    private final AccessLog accessLog;
    private final Approvals approvals;
    private final TransactionTemplate writing;

    Guardianships(
            WardRecords records,
            Wards wards,
            Residents residents,
            Arrivals arrivals,
            AccessLog accessLog,
            Approvals approvals,
            PlatformTransactionManager transactions) {
        this.records = records;
        this.wards = wards;
        this.residents = residents;
        this.arrivals = arrivals;
        this.accessLog = accessLog;
        this.approvals = approvals;
        this.writing = new TransactionTemplate(transactions);
    }

    /// The last day that `until` can be. Throws [Problem] `ward-birth-unknown` where a parent's has none.
    ///
    /// @param ward whose record was opened
    public LocalDate latest(Person ward, Guardianship.Basis basis) {
        return switch (basis) {
            case GUARDIAN -> wards.today().plusYears(LONGEST_YEARS);
            case PARENT -> {
                var born = ward.particulars().birth().earliest();
                if (born.equals(LocalDate.MIN)) {
                    throw new Problem(Problem.Kind.CONFLICT, "ward-birth-unknown");
                }
                yield born.plusYears(OF_AGE);
            }
        };
    }

    /// Records from today on that the holder of a document acts for a person; what stood between the two
    /// before ends with it, so recording again is renewing. It stands at once where the ward is a child on
    /// all its days; for whoever may be of age by then it is proposed, and a second person confirms it.
    ///
    /// Throws [Problem] `guardianship-territory`, `ward-confidential`, `guardian-unknown`, `guardian-self`,
    /// `guardianship-number`, `guardianship-until`, `ward-of-age` and `ward-birth-unknown`.
    ///
    /// @param ward whose record was opened
    /// @param until the first day on which it no longer stands
    public void make(
            Person ward,
            Guardianship.Basis basis,
            IdentityNumber document,
            Guardianship.Paper paper,
            String number,
            LocalDate until,
            Access access) {
        wards.requireDesk(access);
        wards.requireOwnTerritory(access);
        residents.requireReach(ward.id(), access);
        wards.requireOpen(ward.id());
        var latest = latest(ward, basis);
        if (!latest.isAfter(wards.today())) {
            throw new Problem(Problem.Kind.CONFLICT, "ward-of-age");
        }
        if (!isNumber(number)) {
            throw new Problem(Problem.Kind.INVALID, "guardianship-number");
        }
        if (!until.isAfter(wards.today()) || until.isAfter(latest)) {
            throw new Problem(Problem.Kind.INVALID, "guardianship-until", latest);
        }
        var guardian = arrivals.holder(arrivals.identity(document))
                .map(residents::survivor)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "guardian-unknown"));
        if (guardian.equals(ward.id())) {
            throw new Problem(Problem.Kind.INVALID, "guardian-self");
        }
        var made = new Guardianship(
                GuardianshipId.next(),
                ward.id(),
                guardian,
                basis,
                paper,
                number,
                wards.today(),
                until,
                access.unitName(),
                endsInChildhood(ward, until),
                false,
                null);
        writing.executeWithoutResult(status -> add(made, access));
    }

    private void add(Guardianship made, Access access) {
        if (made.confirmed()) {
            change(made.ward(), made.guardian(), made.id(), access);
            records.add(made, null, access);
            return;
        }
        var proposal = approvals.propose(
                ProposalKind.GUARD_ADULT,
                List.of(made.ward()),
                Map.of(Guarding.GUARDIANSHIP, made.id().value()),
                CAUSE,
                access);
        wrote(made.ward(), made.guardian(), access);
        records.add(made, proposal, access);
    }

    /// A second person has confirmed it: what stood before between the two ends with it. Throws [Problem]
    /// `guardianship-unknown` where it was ended meanwhile, and `ward-confidential`.
    @Transactional(propagation = Propagation.MANDATORY)
    void confirm(Guardianship one, Access access) {
        var ward = residents.survivor(one.ward());
        residents.requireReach(ward, access);
        wards.requireOpen(ward);
        if (one.ended() != null || !wards.today().isBefore(one.until())) {
            throw unknown();
        }
        change(ward, residents.survivor(one.guardian()), one.id(), access);
    }

    /// Ends at once whatever stands between the two persons of this one; ending twice is ending once. Where
    /// the ward's record is confidential, the guardian's log does not tell of it: the entry would say which
    /// office has the ward. Throws [Problem] `guardianship-unknown`.
    public void end(PersonId ward, GuardianshipId id, Access access) {
        var one = wards.listAbout(ward, access).stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow(Guardianships::unknown);
        if (one.goesOn(wards.today())) {
            writing.executeWithoutResult(status -> change(ward, residents.survivor(one.guardian()), null, access));
        }
    }

    private void change(PersonId ward, PersonId guardian, @Nullable GuardianshipId but, Access access) {
        wrote(ward, guardian, access);
        records.end(residents.parts(ward), residents.parts(guardian), but, wards.today(), access);
    }

    private void wrote(PersonId ward, PersonId guardian, Access access) {
        var told = new ArrayList<>(residents.parts(ward));
        if (wards.isOpen(ward)) {
            told.addAll(residents.parts(guardian));
        }
        accessLog.wrote(access, Shown.GUARDIANSHIP, told);
    }

    // Of a birth date that is not known exactly the earliest day counts: who may be of age is treated so.
    private static boolean endsInChildhood(Person ward, LocalDate until) {
        var born = ward.particulars().birth().earliest();
        return !born.equals(LocalDate.MIN) && !until.isAfter(born.plusYears(OF_AGE));
    }

    /// Whether a text can be the number of a paper, and no sentence: at least four digits, and no more
    /// letters and characters than digits.
    static boolean isNumber(String written) {
        long digits =
                written.codePoints().filter(one -> one >= '0' && one <= '9').count();
        long letters = written.codePoints().filter(Character::isLetter).count();
        return FORM.matcher(written).matches() && digits >= 4 && letters <= digits;
    }

    private static Problem unknown() {
        return new Problem(Problem.Kind.UNKNOWN, "guardianship-unknown");
    }
}
