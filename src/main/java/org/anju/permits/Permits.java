package org.anju.permits;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anju.cases.Cases;
import org.anju.counters.Delegations;
import org.anju.counters.FunctionStep;
import org.anju.frame.TextLine;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Look;
import org.anju.oversight.Shown;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.MatterCode;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// The face of this module: what permit somebody has, its endorsement, and its end.
@Component
@Transactional(propagation = Propagation.NEVER)
public class Permits {

    /// Issuing one, also the function of a service point that decides about permits.
    public static final MatterCode ISSUE = new MatterCode("residence-permit");
    public static final MatterCode ENDORSEMENT = new MatterCode("permit-endorsement");
    public static final MatterCode ADDRESS = new MatterCode("permit-address");
    public static final MatterCode LOSS = new MatterCode("permit-loss");
    public static final MatterCode REPLACEMENT = new MatterCode("permit-replacement");

    /// Code points of the reason of a decision.
    public static final int LONGEST_REASON = 300;

    /// Who is asked about by the person, or by the house itself.
    private static final Set<Role> REACHED = Set.of(Role.RESIDENT, Role.SYSTEM);

    private static final Set<Role> DESK = Set.of(Role.REGISTRAR, Role.REVIEWER);

    private final Marking marking;
    private final Residents residents;
    private final Cases cases;
    private final Delegations delegations;
    private final AccessLog accessLog;
    private final TransactionTemplate writing;

    Permits(
            Marking marking,
            Residents residents,
            Cases cases,
            Delegations delegations,
            AccessLog accessLog,
            PlatformTransactionManager transactions) {
        this.marking = marking;
        this.residents = residents;
        this.cases = cases;
        this.delegations = delegations;
        this.accessLog = accessLog;
        this.writing = new TransactionTemplate(transactions);
    }

    /// All that this person has or had, the one that goes on first. A post sees those of whom it reaches.
    public List<Permit> listAbout(PersonId who, Access access) {
        if (!REACHED.contains(access.role())) {
            residents.requireReach(who, access);
        }
        var parts = residents.parts(residents.survivor(who));
        return accessLog.read(access, Look.OPENED, Shown.PERMIT, parts, () -> marking.standing(parts));
    }

    /// The permit that goes on, or the last that ended; empty where there never was one.
    public Optional<Permit> find(PersonId who, Access access) {
        return listAbout(who, access).stream().findFirst();
    }

    /// Endorses the permit of this person for another year, if the rules of the locality allow it today: opens a
    /// case, has the rule decide it, and closes it.
    public Endorsement endorse(PersonId who, Access access) {
        var found = find(who, access);
        if (found.isEmpty()) {
            return new Endorsement.NotHeld();
        }
        var permit = found.get();
        if (permit.ended()) {
            return new Endorsement.Ended(permit);
        }
        if (!permit.endorsable()) {
            return new Endorsement.TooEarly(permit, permit.standing().opens());
        }
        var of = cases.decideAtOnce(residents.survivor(who), ENDORSEMENT, Map.of(), access);
        var now = find(who, access).orElseThrow();
        return permit.standing().suspendedSince() == null
                ? new Endorsement.Granted(now, of)
                : new Endorsement.MadeUp(now, of);
    }

    /// The holder has lost the card: whoever shows it from now on is refused, and the holder asks for another.
    /// Reporting it twice is reporting it once. Throws [Problem] `permit-none`.
    public void reportLoss(PersonId who, Access access) {
        var permit = find(who, access)
                .filter(one -> !one.ended())
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "permit-none"));
        if (permit.standing().lostSince() == null) {
            cases.decideAtOnce(residents.survivor(who), LOSS, Map.of(), access);
        }
    }

    /// Ends a permit for good. For fraud a reviewer decides, and says why. Throws [Problem] `permit-none`,
    /// `permit-ended`, `permit-reason`.
    public void end(PersonId who, EndGround ground, String reason, Access access) {
        requireDecider(who, ground == EndGround.FRAUD, access);
        if (ground == EndGround.FRAUD || !reason.isBlank()) {
            requireReason(reason);
        }
        writing.executeWithoutResult(status -> {
            var permit = current(who, access);
            if (permit.ended()) {
                throw new Problem(Problem.Kind.CONFLICT, "permit-ended");
            }
            marking.mark(permit, Mark.ended(marking.today(), ground), reason.strip(), null, access);
        });
    }

    /// Takes an end back that should not have been. Throws [Problem] `permit-none`, `permit-not-ended`,
    /// `permit-reason`.
    public void restore(PersonId who, String reason, Access access) {
        requireDecider(who, true, access);
        requireReason(reason);
        writing.executeWithoutResult(status -> {
            var permit = current(who, access);
            if (!permit.ended()) {
                throw new Problem(Problem.Kind.CONFLICT, "permit-not-ended");
            }
            marking.mark(permit, Mark.of(Mark.Kind.RESTORED, marking.today()), reason.strip(), null, access);
        });
    }

    private Permit current(PersonId who, Access access) {
        return marking.beingWritten(who, access).orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "permit-none"));
    }

    private void requireDecider(PersonId who, boolean reviewer, Access access) {
        if (!DESK.contains(access.role()) || reviewer && access.role() != Role.REVIEWER) {
            throw new Problem(Problem.Kind.FORBIDDEN, "not-allowed");
        }
        residents.requireReach(who, access);
        delegations.require(access, ISSUE, FunctionStep.DECIDE);
    }

    private static void requireReason(String reason) {
        if (!TextLine.fits(reason.strip(), LONGEST_REASON)) {
            throw new Problem(Problem.Kind.INVALID, "permit-reason", LONGEST_REASON);
        }
    }
}
