package org.anju.residents;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Look;
import org.anju.oversight.Purpose;
import org.anju.oversight.Purposes;
import org.anju.oversight.Shown;
import org.anju.shared.Access;
import org.anju.shared.DivisionCode;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Following a person 变更通知: who needs to know when something changes is told that it did, instead of reading
/// the record again and again.
///
/// Only for purposes of the catalogue that allow it and no longer than it says. What is told is who and what
/// kind of act, never the content. Both the following and each notice stand in the person's access log.
@Component
public class Following {

    private final FollowingRecords records;
    private final AccessLog accessLog;
    private final Purposes purposes;
    private final Clock clock;

    Following(FollowingRecords records, AccessLog accessLog, Purposes purposes, Clock clock) {
        this.records = records;
        this.accessLog = accessLog;
        this.purposes = purposes;
        this.clock = clock;
    }

    /// Follows a person, or goes on to follow them longer. Doing it twice is doing it once.
    ///
    /// Throws [Problem] `purpose-not-for-following`, `follow-over`, `follow-too-long`, `outside-territory` or
    /// `person-unknown`. The territory is asked now; a person who moves away is followed until the end, for
    /// that they moved is what had to be known.
    @Transactional
    public void follow(PersonId person, Instant until, Access access) {
        var purpose = requireFollow(access);
        var longest = purpose.longestFollow();
        var now = clock.instant();
        if (!until.isAfter(now)) {
            throw new Problem(Problem.Kind.INVALID, "follow-over");
        }
        if (longest == null || until.isAfter(now.plus(longest))) {
            throw new Problem(
                    Problem.Kind.INVALID, "follow-too-long", access.purpose(), longest == null ? 0 : longest.toDays());
        }
        requireReach(person, purpose, access);
        accessLog.wrote(access, Shown.FOLLOWING, List.of(person));
        records.follow(person, until, access);
    }

    /// Ends it at once, for the purpose of this access. Who does not follow may say so too.
    @Transactional
    public void unfollow(PersonId person, Access access) {
        requireFollow(access);
        accessLog.wrote(access, Shown.FOLLOWING, List.of(person));
        records.unfollow(person, access, clock.instant());
    }

    /// Whom the account follows for this purpose, in an order that means nothing.
    ///
    /// @param after the last person of the part before; `null` for the first part
    @Transactional(propagation = Propagation.NEVER)
    public List<Followed> following(@Nullable PersonId after, int limit, Access access) {
        requireFollow(access);
        var persons = records.followed(after, limit, access);
        return accessLog.read(access, Look.LISTED, Shown.FOLLOWING, persons, () -> records.list(persons, access));
    }

    /// What happened to the persons whom the account follows for this purpose since they were followed, in the
    /// order of the transactions that wrote it, none ever left out. A change is told once all transactions that
    /// began before it have ended, usually at once.
    ///
    /// Each person on the answer will see that this was told.
    ///
    /// @param after the last change that was taken; `null` for the beginning
    @Transactional(propagation = Propagation.NEVER)
    public List<ChangeNotice> changes(@Nullable ChangeCursor after, int limit, Access access) {
        requireFollow(access);
        var told = records.changes(after == null ? ChangeCursor.START : after, limit, access);
        var persons = told.stream().map(ChangeCursor::person).distinct().toList();
        return accessLog.read(access, Look.LISTED, Shown.CHANGE_NOTICE, persons, () -> records.notices(told));
    }

    private Purpose requireFollow(Access access) {
        var purpose = purposes.require(access);
        if (purpose.longestFollow() == null) {
            throw new Problem(Problem.Kind.FORBIDDEN, "purpose-not-for-following", access.purpose());
        }
        return purpose;
    }

    private void requireReach(PersonId person, Purpose purpose, Access access) {
        @Nullable DivisionCode own = access.territory();
        var territory = purpose.territory() == Purpose.Territory.OWN && own != null ? own.prefix() : "";
        if (territory.isEmpty()) {
            if (!records.known(person)) {
                throw new Problem(Problem.Kind.UNKNOWN, "person-unknown");
            }
        } else if (!records.livesIn(person, territory)) {
            throw new Problem(Problem.Kind.FORBIDDEN, "outside-territory");
        }
    }
}
