package org.anju.wards;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Retained;
import org.anju.oversight.Shown;
import org.anju.residents.Arrivals;
import org.anju.residents.Person;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.IdentityNumber;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.springframework.context.annotation.Bean;
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

    // The number of a paper and nothing else: a digit is in it, and no sentence fits.
    private static final Pattern NUMBER = Pattern.compile("(?=.*[0-9])[\\p{L}\\p{N}〔〕（）()\\[\\]/.-]{1,40}");

    private final WardRecords records;
    private final Wards wards;
    private final Residents residents;
    private final Arrivals arrivals;
    private final AccessLog accessLog;
    private final TransactionTemplate writing;

    Guardianships(
            WardRecords records,
            Wards wards,
            Residents residents,
            Arrivals arrivals,
            AccessLog accessLog,
            PlatformTransactionManager transactions) {
        this.records = records;
        this.wards = wards;
        this.residents = residents;
        this.arrivals = arrivals;
        this.accessLog = accessLog;
        this.writing = new TransactionTemplate(transactions);
    }

    @Bean
    static Retained guardianshipsRetained(WardRecords records) {
        return new Retained("guardianships", (before, most) -> records.eraseOver(most));
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

    /// Records from today on that the holder of a document acts for a person; what stood between the two before
    /// ends with it, so recording again is renewing.
    ///
    /// Throws [Problem] `guardian-unknown`, `guardian-self`, `guardianship-number`, `guardianship-until`,
    /// `ward-of-age` and `ward-birth-unknown`.
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
        residents.requireReach(ward.id(), access);
        var latest = latest(ward, basis);
        if (!latest.isAfter(wards.today())) {
            throw new Problem(Problem.Kind.CONFLICT, "ward-of-age");
        }
        if (!NUMBER.matcher(number).matches()) {
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
                null);
        change(ward.id(), guardian, access, () -> records.add(made, access));
    }

    /// Ends at once whatever stands between the two persons of this one. Throws [Problem] `guardianship-unknown`.
    public void end(PersonId ward, GuardianshipId id, Access access) {
        var one = wards.listAbout(ward, access).stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "guardianship-unknown"));
        change(ward, residents.survivor(one.guardian()), access, () -> {});
    }

    private void change(PersonId ward, PersonId guardian, Access access, Runnable then) {
        var wardParts = residents.parts(ward);
        var guardianParts = residents.parts(guardian);
        var both = new ArrayList<>(wardParts);
        both.addAll(guardianParts);
        var today = wards.today();
        writing.executeWithoutResult(status -> {
            accessLog.wrote(access, Shown.GUARDIANSHIP, List.copyOf(both));
            records.end(wardParts, guardianParts, today, access);
            then.run();
        });
    }
}
