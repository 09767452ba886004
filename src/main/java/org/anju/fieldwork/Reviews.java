package org.anju.fieldwork;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.anju.dwellings.Dwelling;
import org.anju.dwellings.DwellingId;
import org.anju.dwellings.Dwellings;
import org.anju.frame.Words;
import org.anju.oversight.Purpose;
import org.anju.oversight.Purposes;
import org.anju.residents.Declaration;
import org.anju.residents.HeldItems;
import org.anju.residents.ObservationId;
import org.anju.residents.Occupancy;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.AsOf;
import org.anju.shared.DivisionCode;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The review desk 走访审核: held visits, oldest first, each beside what the register said then and says now, and
/// beside another visit that waits for the same dwelling. It is not told who made a visit.
@Component
@Transactional(propagation = Propagation.NEVER)
public class Reviews {

    /// A visit is to be decided within a week; the worker may have to go there again.
    public static final Duration WITHIN = Duration.ofDays(7);

    private static final PurposeCode REVIEW = new PurposeCode("visit-review");

    private final ReviewRecords records;
    private final Visits visits;
    private final HeldItems heldItems;
    private final Residents residents;
    private final Dwellings dwellings;
    private final Purposes purposes;
    private final Clock clock;

    Reviews(
            ReviewRecords records,
            Visits visits,
            HeldItems heldItems,
            Residents residents,
            Dwellings dwellings,
            Purposes purposes,
            Clock clock) {
        this.records = records;
        this.visits = visits;
        this.heldItems = heldItems;
        this.residents = residents;
        this.dwellings = dwellings;
        this.purposes = purposes;
        this.clock = clock;
    }

    /// How many visits wait, and how long.
    ///
    /// @param oldest when the first of them came in; `null` where none waits
    /// @param median when the one in the middle came in; `null` likewise
    /// @param overdue how many wait longer than [#WITHIN]
    public record Queue(
            int held, @Nullable Instant oldest, @Nullable Instant median, int overdue) {

        public long oldestDays(LocalDate today) {
            return days(oldest, today);
        }

        public long medianDays(LocalDate today) {
            return days(median, today);
        }
    }

    /// A place in the queue.
    ///
    /// @param dwelling `null` for a new one
    /// @param contested whether another visit waits for the same dwelling
    public record Waiting(
            VisitId id,
            @Nullable DwellingId dwelling,
            String areaName,
            Outcome outcome,
            String reason,
            VisitVerdict.@Nullable Differs differs,
            Instant receivedAt,
            boolean contested) {

        public long days(LocalDate today) {
            return Reviews.days(receivedAt, today);
        }

        public boolean overdue(Instant now) {
            return receivedAt.isBefore(now.minus(WITHIN));
        }
    }

    /// A held visit with all that is needed to decide it.
    ///
    /// @param other another visit that waits for the same dwelling; `null` for none
    /// @param dwelling `null` for a new one
    /// @param then who lived there by the register when the phone had it; `null` for a new dwelling
    /// @param now who lives there by the register; `null` likewise
    /// @param usedThen the dwelling as it was believed then; `null` where there was none
    /// @param declared what was declared of those who were found new, by its observation, as far as it waits
    ///     still
    public record Review(
            HeldVisit one,
            @Nullable HeldVisit other,
            @Nullable Dwelling dwelling,
            @Nullable Occupancy then,
            @Nullable Occupancy now,
            @Nullable Dwelling usedThen,
            Map<UUID, Declaration> declared) {

        public Review {
            declared = Map.copyOf(declared);
        }

        public List<Question> questions() {
            return Question.of(one, other);
        }
    }

    /// What became of one of several visits that were taken at once.
    public sealed interface Taken {
        VisitId visit();

        /// Of the dwelling; blank for a new one.
        String address();

        record Done(VisitId visit, String address) implements Taken {}

        /// @param why why not
        record Left(VisitId visit, String address, Problem why) implements Taken {}
    }

    /// The queue of a division, which names nobody.
    ///
    /// @param division `null` for everywhere
    @Transactional(propagation = Propagation.SUPPORTS)
    public Queue queue(@Nullable DivisionCode division) {
        return records.queue(
                division == null ? "" : division.prefix(), clock.instant().minus(WITHIN));
    }

    /// The queue that the post reaches.
    public Queue queue(Access access) {
        return records.queue(territory(access), clock.instant().minus(WITHIN));
    }

    /// Those that wait, oldest first.
    ///
    /// @param after the last of the page before; `null` for the first page
    public List<Waiting> list(@Nullable VisitId after, int limit, Access access) {
        return records.waiting(territory(access), false, after, limit);
    }

    /// Those that contradict neither the register nor another visit, oldest first, each opened.
    public List<Review> parallel(int limit, Access access) {
        var reviews = new ArrayList<Review>();
        for (var waiting : records.waiting(territory(access), true, null, limit)) {
            reviews.add(get(waiting.id(), access));
        }
        return reviews;
    }

    /// One that waits; whom it concerns and who lives there will see that it was opened.
    ///
    /// Throws [Problem] `visit-decided` where somebody else was faster, and `outside-territory`.
    public Review get(VisitId id, Access access) {
        var one = opened(id, access);
        var home = one.dwelling();
        if (home == null) {
            return new Review(one, null, null, null, null, null, Map.of());
        }
        var other =
                records.other(id, home).map(found -> visits.get(found, access)).orElse(null);
        var dwelling = dwellings.latest(home);
        var base = one.base() == null ? one.observedAt() : one.base();
        var then = new AsOf(LocalDate.ofInstant(base, Words.ZONE), base);
        return new Review(
                one,
                other,
                dwelling,
                residents.occupancy(home, dwelling.division(), then, access),
                residents.occupancy(home, dwelling.division(), residents.now(), access),
                dwellings.find(home, then).orElse(null),
                declared(one, other, access));
    }

    private Map<UUID, Declaration> declared(HeldVisit one, @Nullable HeldVisit other, Access access) {
        var declared = new HashMap<UUID, Declaration>();
        Stream.of(one, other)
                .filter(Objects::nonNull)
                .flatMap(visit -> visit.facts().stream())
                .forEach(held -> {
                    if (held.fact() instanceof Fact.Declared(var observation) && observation != null) {
                        waiting(observation, access).ifPresent(found -> declared.put(observation, found));
                    }
                });
        return declared;
    }

    // It may have been decided in the queue of declarations meanwhile.
    private Optional<Declaration> waiting(UUID observation, Access access) {
        try {
            return Optional.of(
                    heldItems.get(new ObservationId(observation), access).declaration());
        } catch (Problem problem) {
            if (problem.name().equals("held-item-unknown")) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    /// Decides a visit, and with it the other one that waits for the same dwelling, question by question.
    ///
    /// Throws [Problem] as [#get], and `choice-missing` where a question is left open.
    ///
    /// @param taken what is taken, by the key of the question
    public void decide(VisitId id, Map<String, Take> taken, ReviewReason reason, Access access) {
        var review = get(id, access);
        var ones = new ArrayList<Choice>();
        var others = new ArrayList<Choice>();
        for (var question : review.questions()) {
            var take = taken.get(question.key());
            if (take == null || !question.offers(take)) {
                throw new Problem(Problem.Kind.INVALID, "choice-missing");
            }
            if (question.one() != null) {
                ones.add(new Choice(question.one().fact(), take));
            }
            if (question.other() != null) {
                others.add(new Choice(question.other().fact(), seenFromTheOther(take)));
            }
        }
        visits.decide(id, ones, reason, access);
        if (review.other() != null) {
            visits.decide(review.other().id(), others, reason, access);
        }
    }

    /// Takes visits that contradict nothing, all that they say. Each gets a result of its own.
    public List<Taken> takeAll(List<VisitId> ids, ReviewReason reason, Access access) {
        return ids.stream().map(id -> take(id, reason, access)).toList();
    }

    /// Gives a visit back to whoever made it. Throws [Problem] as [#get].
    public void returnTo(VisitId id, ReturnReason reason, Access access) {
        opened(id, access);
        visits.returnTo(id, reason, access);
    }

    static boolean overdue(LocalDate since, LocalDate today) {
        return since.isBefore(today.minus(WITHIN.toDays(), ChronoUnit.DAYS));
    }

    private Taken take(VisitId id, ReviewReason reason, Access access) {
        var address = records.place(id)
                .map(ReviewRecords.Place::dwelling)
                .map(home -> dwellings.latest(home).address())
                .orElse("");
        try {
            var review = get(id, access);
            if (review.other() != null || review.one().differs() != VisitVerdict.Differs.PARALLEL) {
                return new Taken.Left(id, address, new Problem(Problem.Kind.CONFLICT, "visit-contradicted"));
            }
            var choices = review.questions().stream()
                    .flatMap(question -> Stream.ofNullable(question.one()))
                    .map(said -> new Choice(said.fact(), Take.VISIT))
                    .toList();
            visits.decide(id, choices, reason, access);
            return new Taken.Done(id, address);
        } catch (Problem why) {
            return new Taken.Left(id, address, why);
        }
    }

    private HeldVisit opened(VisitId id, Access access) {
        var territory = territory(access);
        var place = records.place(id).orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "visit-decided"));
        if (!place.division().startsWith(territory)) {
            throw new Problem(Problem.Kind.FORBIDDEN, "outside-territory");
        }
        return visits.get(id, access);
    }

    // What is taken, in the words of the other visit: its own word is "this visit's" there.
    private static Take seenFromTheOther(Take take) {
        return switch (take) {
            case REGISTER -> Take.REGISTER;
            case VISIT -> Take.OTHER;
            case OTHER -> Take.VISIT;
        };
    }

    /// The beginning of the codes of the divisions that an access reaches; empty for everywhere.
    private String territory(Access access) {
        var purpose = purposes.require(access);
        if (!purpose.code().equals(REVIEW)) {
            throw new Problem(Problem.Kind.FORBIDDEN, "visit-review-needed");
        }
        var own = access.territory();
        return purpose.territory() == Purpose.Territory.OWN && own != null ? own.prefix() : "";
    }

    private static long days(@Nullable Instant since, LocalDate today) {
        return since == null ? 0 : ChronoUnit.DAYS.between(LocalDate.ofInstant(since, Words.ZONE), today);
    }
}
