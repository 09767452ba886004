package org.anju.warrants;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.anju.oversight.Acting;
import org.anju.oversight.Approvals;
import org.anju.oversight.ProposalKind;
import org.anju.oversight.Purposes;
import org.anju.residents.Arrivals;
import org.anju.shared.Access;
import org.anju.shared.IdentityNumber;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Judicial instruments 司法文书: entered by one officer, verified by one of another unit, revoked by anyone of
/// them at once. Each ends by itself.
@Component
@Transactional
public class Warrants {

    /// Instruments that a list shows.
    public static final int MOST = 500;

    /// Key of what a proposal says.
    static final String WARRANT = "warrant";

    /// A proposal outlives its instrument, so it says nothing of it.
    private static final String FILE = "warrant-entry";

    private static final String CAUSE = "录入司法文书 · entry of an instrument";

    private final WarrantRecords records;
    private final Acting acting;
    private final Approvals approvals;
    private final Arrivals arrivals;
    private final Purposes purposes;
    private final Keyring keyring;
    private final Clock clock;

    Warrants(
            WarrantRecords records,
            Acting acting,
            Approvals approvals,
            Arrivals arrivals,
            Purposes purposes,
            Keyring keyring,
            Clock clock) {
        this.records = records;
        this.acting = acting;
        this.approvals = approvals;
        this.arrivals = arrivals;
        this.purposes = purposes;
        this.keyring = keyring;
        this.clock = clock;
    }

    /// The kinds of instruments that may be entered.
    @Transactional(readOnly = true)
    public List<Instrument> instruments(Access access) {
        officer(access);
        return records.instruments();
    }

    /// What is published of a year.
    @Transactional(readOnly = true)
    public Figures figures(int year) {
        return records.figures(year);
    }

    /// The same, for an officer's desk.
    @Transactional(readOnly = true)
    public Figures figures(int year, Access access) {
        officer(access);
        return records.figures(year);
    }

    /// Enters an instrument; it matches nobody before an officer of another unit has verified it. The same
    /// again changes nothing.
    ///
    /// Throws [Problem] `idempotency-key-reused` where the key came with another content, and
    /// `warrant-known` where this issuer's number is there under another key and has neither ended nor been
    /// revoked.
    public WarrantId enter(Entry entry, Access access) {
        officer(access);
        records.alone(entry);
        var id = new WarrantId(entry.key());
        var digest = arrivals.identity(entry.person());
        var same = records.same(entry, digest);
        if (same.isPresent()) {
            if (!same.get()) {
                throw new Problem(Problem.Kind.CONFLICT, "idempotency-key-reused");
            }
            return id;
        }
        var proposal = approvals.propose(
                ProposalKind.ENTER_WARRANT, List.of(), Map.of(WARRANT, entry.key()), CAUSE, access.under(FILE));
        if (!records.add(entry, proposal, digest, keyring.seal(entry.person().value()), access)) {
            throw new Problem(Problem.Kind.CONFLICT, "warrant-known", entry.number());
        }
        return id;
    }

    /// All that are kept, newest first.
    @Transactional(readOnly = true)
    public List<Warrant> list(Access access) {
        officer(access);
        return records.list(MOST);
    }

    @Transactional(readOnly = true)
    public Warrant get(WarrantId id, Access access) {
        officer(access);
        return find(id);
    }

    /// Verifies what another unit has entered: whoever does it has the signed instrument before them and writes
    /// the document once more.
    ///
    /// Throws [Problem] `warrant-number-differs`, `warrant-revoked`, or as [Approvals#confirm].
    public void verify(WarrantId id, String writtenAgain, Access access) {
        officer(access);
        var warrant = find(id);
        if (!(IdentityNumber.read(warrant.documentKind(), writtenAgain, LocalDate.now(clock))
                        instanceof IdentityNumber.Reading.Valid(var number))
                || !records.means(id, arrivals.identity(number))) {
            throw new Problem(Problem.Kind.INVALID, "warrant-number-differs");
        }
        approvals.confirm(warrant.proposal(), access.under(FILE));
    }

    /// Does not verify it: what was entered is erased.
    public void decline(WarrantId id, Access access) {
        officer(access);
        approvals.decline(find(id).proposal(), CAUSE, access.under(FILE));
    }

    /// Takes back what one has entered oneself and nobody has verified: it is erased.
    public void withdraw(WarrantId id, Access access) {
        officer(access);
        approvals.withdraw(find(id).proposal(), access.under(FILE));
    }

    /// Ends an instrument at once; one officer is enough. Doing it twice is doing it once.
    public void revoke(WarrantId id, Warrant.Revocation reason, Access access) {
        officer(access);
        find(id);
        records.revoke(id, reason, access);
    }

    /// Erases what nobody verified, and what has ended and was kept long enough.
    void eraseWhatIsOver() {
        records.eraseWhatIsOver();
    }

    private Warrant find(WarrantId id) {
        return records.find(id).orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "warrant-unknown"));
    }

    private void officer(Access access) {
        purposes.require(access);
        if (access.role() != Role.WARRANT_OFFICER) {
            throw new Problem(Problem.Kind.FORBIDDEN, "warrant-role");
        }
        acting.as(access.role());
    }
}
