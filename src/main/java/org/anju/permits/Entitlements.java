package org.anju.permits;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Look;
import org.anju.oversight.Shown;
import org.anju.residents.Arrivals;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.IdentityNumber;
import org.anju.shared.PersonId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What agencies ask before they serve a holder: yes or no, and why. Whoever is asked about sees it. Who is not
/// registered is answered like who has no permit, by the same work and with an entry of nobody's, so that
/// neither time nor the length of the public log tells the two apart.
@Component
@Transactional(propagation = Propagation.NEVER)
public class Entitlements {

    private final PermitRecords records;
    private final Marking marking;
    private final Residents residents;
    private final Arrivals arrivals;
    private final AccessLog accessLog;

    Entitlements(PermitRecords records, Marking marking, Residents residents, Arrivals arrivals, AccessLog accessLog) {
        this.records = records;
        this.marking = marking;
        this.residents = residents;
        this.arrivals = arrivals;
        this.accessLog = accessLog;
    }

    /// @param asOf the day for which it holds
    public record Answer(boolean entitled, Reason reason, LocalDate asOf) {}

    public enum Reason {
        VALID_PERMIT,
        /// there is one, and its function is suspended: it has to be endorsed
        SUSPENDED,
        /// there is none, it has ended, its card was reported lost and somebody shows it, or it is of elsewhere
        NO_VALID_PERMIT
    }

    /// By the number of the holder's document: a card that is lost takes no right away.
    public Answer byDocument(IdentityNumber number, Entitlement entitlement, Access access) {
        return answer(arrivals.holder(arrivals.identity(number)), permit -> true, entitlement, access);
    }

    /// By the number that stands on a card: one that was reported lost is worth nothing to who shows it.
    public Answer byPermit(PermitNumber number, Entitlement entitlement, Access access) {
        return answer(
                records.holder(number),
                permit -> permit.number().equals(number) && permit.standing().lostSince() == null,
                entitlement,
                access);
    }

    private Answer answer(Optional<PersonId> holder, Predicate<Permit> shown, Entitlement entitlement, Access access) {
        var parts = residents.parts(residents.survivor(holder.orElseGet(PersonId::next)));
        var asked = access.under(access.file() + " · " + entitlement.code());
        var permits = accessLog.read(asked, Look.OPENED, Shown.PERMIT, parts, () -> marking.standing(parts));
        // Of several the best one: the reasons stand in that order.
        var reason = permits.stream()
                .filter(shown)
                .filter(permit -> !permit.ended() && within(permit, access))
                .map(permit -> permit.standing().suspendedSince() == null ? Reason.VALID_PERMIT : Reason.SUSPENDED)
                .min(Comparator.naturalOrder())
                .orElse(Reason.NO_VALID_PERMIT);
        return new Answer(reason == Reason.VALID_PERMIT, reason, marking.today());
    }

    // An agency serves where it is: whoever holds a permit of another city is not told of.
    private static boolean within(Permit permit, Access access) {
        var territory = access.territory();
        return territory == null
                || territory.holds(permit.locality())
                || permit.locality().holds(territory);
    }
}
