package org.anju.declarations;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.declarations.Tracked.Kind;
import org.anju.declarations.Tracked.State;
import org.anju.dwellings.Dwelling;
import org.anju.dwellings.DwellingId;
import org.anju.dwellings.Dwellings;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Look;
import org.anju.oversight.Shown;
import org.anju.residents.Grounds;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.ReceiptNumber;
import org.anju.shared.Role;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Landlords 房东: who lets which dwelling, and the codes with which they confirm tenants without seeing who
/// they are.
@Component
public class Landlords {

    static final Duration CODE_LASTS = Duration.ofDays(7);

    /// Papers that show that a dwelling is somebody's to let.
    static final List<Grounds.Evidence> PAPERS =
            List.of(Grounds.Evidence.PROPERTY_CERTIFICATE, Grounds.Evidence.TENANCY_CONTRACT);

    private static final Duration CODES_KEPT = Duration.ofDays(365);
    private static final int MOST_OPEN_CODES = 10;
    private static final List<Role> DECIDE = List.of(Role.REGISTRAR, Role.REVIEWER);

    private final LandlordRecords records;
    private final LandlordCodeRecords codes;
    private final Receipts receipts;
    private final Dwellings dwellings;
    private final Residents residents;
    private final AccessLog accessLog;
    private final Keyring keyring;
    private final Clock clock;

    Landlords(
            LandlordRecords records,
            LandlordCodeRecords codes,
            Receipts receipts,
            Dwellings dwellings,
            Residents residents,
            AccessLog accessLog,
            Keyring keyring,
            Clock clock) {
        this.records = records;
        this.codes = codes;
        this.receipts = receipts;
        this.dwellings = dwellings;
        this.residents = residents;
        this.accessLog = accessLog;
        this.keyring = keyring;
        this.clock = clock;
    }

    /// Takes down that a person says to be the landlord of a dwelling; an officer decides. Throws [Problem]
    /// `landlord-already` where the person said so before.
    @Transactional
    public ReceiptNumber claim(PersonId person, DwellingId dwelling, Access access) {
        dwellings.get(dwelling);
        accessLog.wrote(access, Shown.LANDLORD, List.of(person));
        var receipt = ReceiptNumber.next();
        try {
            records.claim(person, LandlordshipId.next(), dwelling, receipt);
        } catch (DuplicateKeyException once) {
            throw new Problem(Problem.Kind.CONFLICT, "landlord-already");
        }
        receipts.issue(receipt, Kind.LANDLORD, State.CHECKING);
        return receipt;
    }

    /// The claims that wait for a decision, oldest first; each person sees that they were in this list.
    public List<Landlordship> listWaiting(int most, Access access) {
        requireOfficer(access);
        var persons = records.waiting(most).stream()
                .filter(claim -> inTerritory(claim.dwelling(), access))
                .map(LandlordRecords.Waiting::person)
                .distinct()
                .toList();
        return accessLog.read(access, Look.LISTED, Shown.LANDLORD, persons, () -> records.of(persons)).stream()
                .filter(claim -> claim.waits() && inTerritory(claim.dwelling(), access))
                .sorted(Comparator.comparing(Landlordship::claimedAt))
                .toList();
    }

    /// A claim that waits; throws [Problem] `landlord-unknown` where it was decided meanwhile.
    public Landlordship getWaiting(LandlordshipId id, Access access) {
        requireOfficer(access);
        var person = records.waitingPerson(id).orElseThrow(Landlords::unknown);
        var claim =
                accessLog
                        .read(access, Look.OPENED, Shown.LANDLORD, List.of(person), () -> records.of(List.of(person)))
                        .stream()
                        .filter(one -> one.id().equals(id) && one.waits())
                        .findFirst()
                        .orElseThrow(Landlords::unknown);
        if (!inTerritory(claim.dwelling(), access)) {
            throw new Problem(Problem.Kind.FORBIDDEN, "outside-territory");
        }
        return claim;
    }

    /// Grants a claim that a paper proves. Throws [Problem] `evidence-missing` or `evidence-too-long` where
    /// the number of the paper is not usable.
    @Transactional
    public void grant(Landlordship claim, Grounds.Evidence paper, String reference, Access access) {
        requireOfficer(access);
        if (!PAPERS.contains(paper)) {
            throw new Problem(Problem.Kind.INVALID, "landlord-paper");
        }
        var plain = reference.strip();
        if (plain.isEmpty()) {
            throw new Problem(Problem.Kind.INVALID, "evidence-missing");
        }
        if (plain.codePointCount(0, plain.length()) > Grounds.LONGEST_REFERENCE) {
            throw new Problem(Problem.Kind.INVALID, "evidence-too-long", Grounds.LONGEST_REFERENCE);
        }
        accessLog.wrote(access, Shown.LANDLORD, List.of(claim.person()));
        decided(records.grant(claim, paper.name(), plain, access.by()));
        receipts.decide(claim.receipt(), State.IN_REGISTER);
    }

    /// Declines a claim.
    @Transactional
    public void decline(Landlordship claim, Access access) {
        requireOfficer(access);
        accessLog.wrote(access, Shown.LANDLORD, List.of(claim.person()));
        decided(records.decline(claim, access.by()));
        receipts.decide(claim.receipt(), State.NOT_TAKEN);
    }

    /// What a person has said about letting, newest first; decided or not, ended or not.
    public List<Landlordship> listOwn(PersonId person, Access access) {
        var parts = residents.parts(residents.survivor(person));
        return accessLog.read(access, Look.OPENED, Shown.LANDLORD, parts, () -> records.of(parts));
    }

    /// The dwellings that a person lets, with the number of those who are registered there.
    public List<Letting> lettings(List<Landlordship> own) {
        return own.stream()
                .filter(Landlordship::stands)
                .flatMap(landlordship -> dwellings.find(landlordship.dwelling()).stream()
                        .map(dwelling -> letting(landlordship, dwelling)))
                .toList();
    }

    private Letting letting(Landlordship landlordship, Dwelling dwelling) {
        return new Letting(
                landlordship,
                dwelling,
                residents.headcount(dwelling.id()),
                codes.list(landlordship.id(), clock.instant()));
    }

    /// Whether a person lets a dwelling.
    public boolean lets(PersonId person, DwellingId dwelling, Access access) {
        return listOwn(person, access).stream()
                .anyMatch(one -> one.stands() && one.dwelling().equals(dwelling));
    }

    /// Makes a code for one tenant of a dwelling that the person lets: good for seven days and for one
    /// declaration. Shown once. Throws [Problem] `landlord-unknown`, or `landlord-codes-many` where ten are
    /// open.
    public String makeCode(PersonId person, LandlordshipId id, Access access) {
        var landlordship = standing(person, id, access);
        var now = clock.instant();
        if (codes.list(id, now).stream().filter(CodeLine::open).count() >= MOST_OPEN_CODES) {
            throw new Problem(Problem.Kind.CONFLICT, "landlord-codes-many", MOST_OPEN_CODES);
        }
        var code = LandlordCode.next();
        codes.add(digest(code), id, landlordship.dwelling(), now, now.plus(CODE_LASTS));
        return code.shown();
    }

    /// Ends that a person lets a dwelling; codes that were not used stop working.
    @Transactional
    public void end(Landlordship landlordship, Access access) {
        accessLog.wrote(access, Shown.LANDLORD, List.of(landlordship.person()));
        records.end(landlordship);
        codes.stop(landlordship.id(), clock.instant());
    }

    /// A dwelling that the person lets; throws [Problem] `landlord-unknown`.
    Landlordship standing(PersonId person, LandlordshipId id, Access access) {
        return listOwn(person, access).stream()
                .filter(one -> one.id().equals(id) && one.stands())
                .findFirst()
                .orElseThrow(Landlords::unknown);
    }

    /// Whether a code is good for a dwelling: made for it, not used by another form, and not too old.
    @Transactional(readOnly = true)
    public boolean isGood(String typed, DwellingId dwelling, UUID form) {
        return code(typed)
                .filter(code -> codes.good(code, dwelling, form, clock.instant()))
                .isPresent();
    }

    /// Uses a code up. The same form may do so again: it was sent twice.
    @Transactional
    public boolean use(String typed, DwellingId dwelling, UUID form) {
        return code(typed)
                .filter(code -> codes.use(code, dwelling, form, clock.instant()))
                .isPresent();
    }

    /// Codes that were used, or ran out, a year ago.
    @Transactional
    void forgetOldCodes() {
        codes.forgetBefore(clock.instant().minus(CODES_KEPT));
    }

    private Optional<byte[]> code(String typed) {
        return LandlordCode.read(typed).map(this::digest);
    }

    private byte[] digest(LandlordCode code) {
        return keyring.digest("landlord-code|" + code.letters());
    }

    private boolean inTerritory(DwellingId dwelling, Access access) {
        var territory = access.territory();
        return territory == null
                || dwellings.latest(dwelling).division().value().startsWith(territory.prefix());
    }

    private static void requireOfficer(Access access) {
        if (!DECIDE.contains(access.role())) {
            throw new Problem(Problem.Kind.FORBIDDEN, "not-allowed");
        }
    }

    private static void decided(boolean done) {
        if (!done) {
            throw unknown();
        }
    }

    private static Problem unknown() {
        return new Problem(Problem.Kind.UNKNOWN, "landlord-unknown");
    }
}
