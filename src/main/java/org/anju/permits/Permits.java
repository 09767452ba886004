package org.anju.permits;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.anju.cases.Case;
import org.anju.cases.Cases;
import org.anju.counters.Delegations;
import org.anju.counters.FunctionStep;
import org.anju.frame.TextLine;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Look;
import org.anju.oversight.Shown;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.DivisionCode;
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
    private final RuleSets sets;
    private final Residents residents;
    private final Cases cases;
    private final Delegations delegations;
    private final AccessLog accessLog;
    private final TransactionTemplate writing;

    Permits(
            Marking marking,
            RuleSets sets,
            Residents residents,
            Cases cases,
            Delegations delegations,
            AccessLog accessLog,
            PlatformTransactionManager transactions) {
        this.marking = marking;
        this.sets = sets;
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

    /// The permit of the place in which the person lives now; else one that goes on elsewhere, and says so
    /// ([Permit#here]); else the last that ended. Empty where there never was one.
    public Optional<Permit> find(PersonId who, Access access) {
        return chosen(listAbout(who, access), () -> home(who, access));
    }

    /// The same of permits that are read already.
    static Optional<Permit> chosen(List<Permit> permits, Supplier<Optional<DivisionCode>> home) {
        if (permits.stream().allMatch(Permit::ended)) {
            return permits.stream().findFirst();
        }
        var place = home.get();
        return permits.stream()
                .filter(permit -> !permit.ended())
                .map(permit -> permit.at(place.filter(permit::goesOnIn).isPresent()))
                .min(Comparator.comparing(permit -> !permit.here()));
    }

    private Optional<DivisionCode> home(PersonId who, Access access) {
        var now = residents.now();
        return residents
                .find(residents.survivor(who), now, access)
                .flatMap(person -> Residence.of(person, sets, now.validOn()))
                .map(Residence::division);
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
        if (!permit.here()) {
            return new Endorsement.Elsewhere(permit);
        }
        if (!permit.endorsable()) {
            return new Endorsement.TooEarly(permit, permit.standing().opens());
        }
        return decided(who, access).map(of -> endorsed(permit, of, who, access)).orElseGet(() -> {
            var now = find(who, access).orElse(permit);
            return now.ended()
                    ? new Endorsement.Ended(now)
                    : new Endorsement.TooEarly(now, now.standing().opens());
        });
    }

    // Empty where somebody else was faster, in another window or at a machine: it is done already.
    private Optional<Case> decided(PersonId who, Access access) {
        try {
            return Optional.of(cases.decideAtOnce(residents.survivor(who), ENDORSEMENT, Map.of(), access));
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.CONFLICT
                    && !find(who, access).filter(Permit::endorsable).isPresent()) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    private Endorsement endorsed(Permit before, Case of, PersonId who, Access access) {
        var now = find(who, access).orElseThrow();
        return before.standing().suspendedSince() == null
                ? new Endorsement.Granted(now, of)
                : new Endorsement.MadeUp(now, of);
    }

    /// The holder has lost the card: whoever shows it from now on is refused, and the holder asks for another.
    /// Reporting it twice is reporting it once. Throws [Problem] `permit-none`.
    public void reportLoss(PersonId who, Access access) {
        if (lost(who, access)) {
            return;
        }
        try {
            cases.decideAtOnce(residents.survivor(who), LOSS, Map.of(), access);
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.CONFLICT || !lost(who, access)) {
                throw problem;
            }
        }
    }

    private boolean lost(PersonId who, Access access) {
        return find(who, access)
                        .filter(one -> !one.ended())
                        .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "permit-none"))
                        .standing()
                        .lostSince()
                != null;
    }

    /// The grounds on which the rules of its place let this permit end today.
    public Set<EndGround> grounds(Permit permit) {
        return sets.of(permit.division()).on(permit.on()).ends();
    }

    /// Ends a permit for good. For fraud a reviewer decides, and says why. Throws [Problem] `permit-none`,
    /// `permit-ended`, `permit-reason`, and `permit-ground` where the place does not know the ground.
    public void end(PersonId who, PermitNumber which, EndGround ground, String reason, Access access) {
        requireDecider(who, ground == EndGround.FRAUD, access);
        if (ground == EndGround.FRAUD || !reason.isBlank()) {
            requireReason(reason);
        }
        writing.executeWithoutResult(status -> {
            var permit = one(marking.beingWritten(who, access), which);
            if (permit.ended()) {
                throw new Problem(Problem.Kind.CONFLICT, "permit-ended");
            }
            if (!grounds(permit).contains(ground)) {
                throw new Problem(Problem.Kind.CONFLICT, "permit-ground", ground);
            }
            marking.mark(permit, Mark.ended(marking.today(), ground), reason.strip(), null, access);
        });
    }

    /// Takes an end back that should not have been. Throws [Problem] `permit-none`, `permit-not-ended`,
    /// `permit-reason`, and `permit-held` where another goes on in its place.
    public void restore(PersonId who, PermitNumber which, String reason, Access access) {
        requireDecider(who, true, access);
        requireReason(reason);
        writing.executeWithoutResult(status -> {
            var all = marking.beingWritten(who, access);
            var permit = one(all, which);
            if (!permit.ended()) {
                throw new Problem(Problem.Kind.CONFLICT, "permit-not-ended");
            }
            if (!Permit.restorable(all, permit)) {
                throw new Problem(Problem.Kind.CONFLICT, "permit-held");
            }
            marking.mark(permit, Mark.of(Mark.Kind.RESTORED, marking.today()), reason.strip(), null, access);
        });
    }

    private static Permit one(List<Permit> permits, PermitNumber which) {
        return permits.stream()
                .filter(permit -> permit.number().equals(which))
                .findFirst()
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "permit-none"));
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
