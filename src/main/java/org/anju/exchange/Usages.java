package org.anju.exchange;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.anju.oversight.AccessLog;
import org.anju.oversight.AccessPart;
import org.anju.oversight.AccessWindow;
import org.anju.residents.Arrivals;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.wards.Wards;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Who looked at a person, for a state portal that asks in the person's name. It is told what the person's own
/// page tells and no more, and that it asked stands in the person's log.
@Component
@Transactional(propagation = Propagation.NEVER)
public class Usages {

    /// No number of anybody: the log is read by others too.
    static final String SELF = "本人 self";

    private final Arrivals arrivals;
    private final Residents residents;
    private final Wards wards;
    private final AccessLog accessLog;
    private final Clock clock;

    Usages(Arrivals arrivals, Residents residents, Wards wards, AccessLog accessLog, Clock clock) {
        this.arrivals = arrivals;
        this.residents = residents;
        this.wards = wards;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /// Of somebody who is not in the register nobody has looked at anything. Throws [Problem] `request-faulty`
    /// where somebody asks about another for whom they do not act today.
    ///
    /// @param asker who has signed in at the portal
    /// @param subject whom it is about
    public AccessPart find(UserCode asker, UserCode subject, AccessWindow window, Access access) {
        if (asker.equals(subject)) {
            var own = person(subject).map(residents::parts).orElse(List.of());
            return accessLog.part(own, window, access.under(SELF));
        }
        var ward = person(asker).flatMap(guardian -> person(subject).flatMap(of -> wards.find(guardian, of)));
        return accessLog.part(ward.orElseThrow(Usages::other), window, access.under(Wards.FILE));
    }

    // Whether the other person is registered, or for whom somebody else acts, is told to nobody.
    private static Problem other() {
        return new Problem(
                Problem.Kind.UNREADABLE,
                "request-faulty",
                List.of(new Problem.Fault("userCode", "user-code-other")),
                1);
    }

    private Optional<PersonId> person(UserCode code) {
        return code.numbers(LocalDate.now(clock))
                .map(arrivals::identity)
                .flatMap(identity -> arrivals.holder(identity).stream())
                .map(residents::survivor)
                .findFirst();
    }
}
