package org.anju.oversight;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.anju.frame.TextLine;
import org.anju.shared.Access;
import org.anju.shared.Ids;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Looks that a judicial order keeps from the persons whom they are about, for a time 暂缓告知: proposed by an
/// officer for the looks of the own unit under one file number, decided by an inspector of another unit. Their
/// number is published, and after the last day every such look is shown.
@Component
public class Withholdings implements CarriesOut {

    /// Orders that the list shows.
    public static final int MOST = 200;

    /// Characters of a file number, and of an issuer or the number of an order; the database holds them too.
    static final int LONGEST_FILE = 200;

    static final int LONGEST_TEXT = 100;

    /// Days for which one order may keep something back; the database holds it too.
    public static final int LONGEST_DAYS = 183;

    private static final String WITHHOLDING = "withholding";
    private static final Set<Role> CONCERNED = Set.of(Role.WARRANT_OFFICER, Role.AUDITOR);

    private final WithholdingRecords records;
    private final Approvals approvals;
    private final Purposes purposes;
    private final HouseEvents events;
    private final Clock clock;
    private final TransactionTemplate reading;

    Withholdings(
            WithholdingRecords records,
            Approvals approvals,
            Purposes purposes,
            HouseEvents events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.records = records;
        this.approvals = approvals;
        this.purposes = purposes;
        this.events = events;
        this.clock = clock;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /// An order that waits, and who proposed it.
    public record Waiting(Withholding withholding, Proposal proposal) {}

    /// Proposes that looks of the own unit under a file number be withheld. Throws [Problem]
    /// `withholding-incomplete`, `withholding-long` and `withholding-until`.
    ///
    /// @param until the last day, today at the earliest
    @Transactional
    public void propose(String file, String issuer, String number, LocalDate until, String cause, Access access) {
        if (file.isBlank() || issuer.isBlank() || number.isBlank()) {
            throw new Problem(Problem.Kind.INVALID, "withholding-incomplete");
        }
        if (!TextLine.fits(file.strip(), LONGEST_FILE)
                || !TextLine.fits(issuer.strip(), LONGEST_TEXT)
                || !TextLine.fits(number.strip(), LONGEST_TEXT)) {
            throw new Problem(Problem.Kind.INVALID, "withholding-long", LONGEST_FILE, LONGEST_TEXT);
        }
        if (until.isBefore(today()) || until.isAfter(today().plusDays(LONGEST_DAYS))) {
            throw new Problem(Problem.Kind.INVALID, "withholding-until", LONGEST_DAYS);
        }
        var id = Ids.next();
        records.add(id, file.strip(), issuer.strip(), number.strip(), until, access);
        approvals.propose(ProposalKind.WITHHOLD_ENTRIES, List.of(), Map.of(WITHHOLDING, id), cause, access);
    }

    /// Those that wait, oldest first.
    @Transactional(propagation = Propagation.NEVER)
    public List<Waiting> waiting(Access access) {
        return approvals.waiting(ProposalKind.WITHHOLD_ENTRIES, access).stream()
                .map(proposal -> waiting(proposal, access))
                .toList();
    }

    /// One that was proposed, decided or not.
    @Transactional(propagation = Propagation.NEVER)
    public Waiting get(ProposalId id, Access access) {
        var proposal = approvals.get(id, access);
        if (proposal.kind() != ProposalKind.WITHHOLD_ENTRIES) {
            throw new Problem(Problem.Kind.UNKNOWN, "proposal-unknown");
        }
        return waiting(proposal, access);
    }

    private Waiting waiting(Proposal proposal, Access access) {
        return new Waiting(
                Objects.requireNonNull(reading.execute(status -> records.get(of(proposal), access.role()))), proposal);
    }

    /// Those that were decided, at most [#MOST]: those in force first, then the newest. An officer sees
    /// those of the own unit, an inspector all.
    @Transactional(readOnly = true)
    public List<Withholding> list(Access access) {
        require(access);
        return records.list(access, today(), MOST);
    }

    /// Shows the looks at once; one person of the unit, or one inspector, is enough for that. Throws [Problem]
    /// `withholding-unknown`.
    @Transactional
    public void reveal(UUID id, Access access) {
        require(access);
        if (!records.reveal(id, access)) {
            throw new Problem(Problem.Kind.UNKNOWN, "withholding-unknown");
        }
        events.happened("REVEALED", Map.of("withholding", id), access);
    }

    @Override
    public ProposalKind kind() {
        return ProposalKind.WITHHOLD_ENTRIES;
    }

    @Override
    public void carryOut(Proposal proposal, Access access) {
        records.withhold(of(proposal), proposal.id());
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    private void require(Access access) {
        purposes.require(access);
        if (!CONCERNED.contains(access.role())) {
            throw new Problem(Problem.Kind.FORBIDDEN, "proposal-role", access.role());
        }
    }

    private static UUID of(Proposal proposal) {
        return Objects.requireNonNull(proposal.content().get(WITHHOLDING));
    }
}
