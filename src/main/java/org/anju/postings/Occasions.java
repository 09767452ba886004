package org.anju.postings;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.anju.accounts.SignedIn;
import org.anju.counters.ServicePoints;
import org.anju.shared.DivisionCode;
import org.anju.shared.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Visits and events of liaison officers 走访与宣讲, written down afterwards: days, places and numbers, nobody's name.
@Component
@Transactional
public class Occasions {

    /// Those that a list shows.
    public static final int MOST = 100;

    private final OccasionRecords records;
    private final Postings postings;
    private final Agreements agreements;
    private final ServicePoints points;
    private final Clock clock;

    Occasions(OccasionRecords records, Postings postings, Agreements agreements, ServicePoints points, Clock clock) {
        this.records = records;
        this.postings = postings;
        this.agreements = agreements;
        this.points = points;
        this.clock = clock;
    }

    /// Writes one down. Throws [Problem] `occasion-day` where it has not been or was long ago,
    /// `occasion-place` where it is not within the posting, `occasion-numbers`, `occasion-not-allowed` where
    /// the agreement does not allow it, and as [Postings#own]. The same once more, by its key, is once;
    /// another one by a key that was used is refused as `occasion-sent`.
    public OccasionId add(Occasion wish, SignedIn by) {
        if (wish.day().isAfter(today()) || wish.day().isBefore(Occasion.earliest(today()))) {
            throw invalid("occasion-day", Occasion.LATEST_DAYS);
        }
        var posting = postings.own(wish.posting(), Posting.Kind.LIAISON, wish.day(), by);
        var agreement = agreements.get(Objects.requireNonNull(posting.agreement()));
        if (!agreement.allows().contains(wish.kind().needs())) {
            throw new Problem(Problem.Kind.CONFLICT, "occasion-not-allowed");
        }
        if (!posting.places().getFirst().holds(division(wish))) {
            throw invalid("occasion-place");
        }
        if (wish.minutes() < Occasion.SHORTEST
                || wish.minutes() > Occasion.LONGEST
                || wish.persons() < 0
                || wish.persons() > Occasion.MOST_PERSONS) {
            throw invalid("occasion-numbers", Occasion.SHORTEST, Occasion.LONGEST, Occasion.MOST_PERSONS);
        }
        records.add(wish, by);
        var there =
                records.find(wish.id(), by).orElseThrow(() -> new Problem(Problem.Kind.FORBIDDEN, "posting-not-yours"));
        if (!there.equals(wish)) {
            throw new Problem(Problem.Kind.CONFLICT, "occasion-sent");
        }
        return wish.id();
    }

    /// Takes one of the own back, as if it had not been written; taking it back twice is once. Throws [Problem]
    /// `occasion-unknown` where it is none of the own, and `occasion-late` where it was long ago.
    public void withdraw(OccasionId id, SignedIn by) {
        var one = records.find(id, by).orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "occasion-unknown"));
        if (!one.withdrawable(today())) {
            throw new Problem(Problem.Kind.CONFLICT, "occasion-late", Occasion.LATEST_DAYS);
        }
        records.withdraw(id, by);
    }

    /// Those of these postings, the newest first.
    @Transactional(readOnly = true)
    public List<Occasion> list(Collection<PostingId> of) {
        return records.list(of, MOST);
    }

    /// The numbers of some finished quarters, newest first: of those in which nothing can be written down or
    /// taken back any more.
    @Transactional(readOnly = true)
    public List<OccasionQuarter> quarters(int most) {
        var before = Quarter.first(Occasion.earliest(today()));
        return records.quarters(before.minusMonths((long) most * Quarter.MONTHS), before);
    }

    private DivisionCode division(Occasion wish) {
        var point = wish.point();
        return point == null
                ? Objects.requireNonNull(wish.division())
                : points.get(point).division();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Problem invalid(String name, Object... arguments) {
        return new Problem(Problem.Kind.INVALID, name, arguments);
    }
}
