package org.anju.residents;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.anju.frame.Words;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Approvals;
import org.anju.oversight.Look;
import org.anju.oversight.ProposalId;
import org.anju.oversight.ProposalKind;
import org.anju.oversight.Purpose;
import org.anju.oversight.Purposes;
import org.anju.oversight.Shown;
import org.anju.shared.Access;
import org.anju.shared.AsOf;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.anju.shared.Tongue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Records that may be of one person 疑似重复: the queue in which they wait, and what persons decide about them.
///
/// What a person decided the program never asks again: two who are told apart do not come back, and two who
/// were merged are not weighed anew.
@Component
@Transactional(propagation = Propagation.NEVER)
public class Duplicates {

    /// After how long a pair comes again about which nobody could tell.
    public static final Duration ASK_AGAIN = Duration.ofDays(7);

    private final DuplicateRecords records;
    private final MergedRecords merged;
    private final ResidentRecords residents;
    private final Together together;
    private final Comparing comparing;
    private final Approvals approvals;
    private final AccessLog accessLog;
    private final Purposes purposes;
    private final Reach reach;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Duplicates(
            DuplicateRecords records,
            MergedRecords merged,
            ResidentRecords residents,
            Together together,
            Comparing comparing,
            Approvals approvals,
            AccessLog accessLog,
            Purposes purposes,
            Reach reach,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.records = records;
        this.merged = merged;
        this.residents = residents;
        this.together = together;
        this.comparing = comparing;
        this.approvals = approvals;
        this.accessLog = accessLog;
        this.purposes = purposes;
        this.reach = reach;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Compares who is new; otherwise a duty does that every few seconds. Returns how many they were.
    public int compareWhoIsNew(int most) {
        return comparing.next(most);
    }

    /// Compares a part of the whole register, in the order of keys; goes on after the person that it returns,
    /// `null` at the end. Nothing that a person decided is weighed anew.
    public @Nullable PersonId sweep(@Nullable PersonId after, int limit) {
        return comparing.sweep(after, limit);
    }

    /// Those that wait, in the order in which they were found, and of which the territory of the post reaches
    /// both persons. Each of them will see that they were in this list.
    ///
    /// @param after the last pair of the page before; `null` for the first page
    public List<Duplicate.Line> waiting(Access access, @Nullable DuplicateId after, int limit) {
        requireReviewer(access);
        var waiting = records.waiting(territory(access), after, limit);
        var concerned = new LinkedHashSet<PersonId>();
        waiting.forEach(pair -> {
            concerned.add(pair.person());
            concerned.add(pair.other());
        });
        var survivors = merged.survivors(concerned, null);
        concerned.addAll(survivors.values());
        var asOf = now();
        return accessLog.read(access, Look.LISTED, Shown.POSSIBLE_DUPLICATE, concerned, () -> {
            var hits = new HashMap<PersonId, Hit>();
            residents.hits(concerned, asOf).forEach(hit -> hits.putIfAbsent(hit.person(), hit));
            return records.list(waiting).stream()
                    .flatMap(pair -> line(pair, survivors, hits))
                    .toList();
        });
    }

    private static Stream<Duplicate.Line> line(
            Duplicate pair, Map<PersonId, PersonId> survivors, Map<PersonId, Hit> hits) {
        var one = hits.get(survivors.getOrDefault(pair.person(), pair.person()));
        var other = hits.get(survivors.getOrDefault(pair.other(), pair.other()));
        return one == null || other == null ? Stream.empty() : Stream.of(new Duplicate.Line(pair, one, other));
    }

    /// A pair with both records; both persons will see that theirs was opened.
    ///
    /// Throws [Problem] `duplicate-unknown`, or `outside-territory` where the post does not reach both.
    public Duplicate.SideBySide get(DuplicateId id, Access access) {
        requireReviewer(access);
        var pair = paired(id, access);
        var one = merged.survivor(pair.person(), null);
        var other = merged.survivor(pair.other(), null);
        var parts = merged.together(new LinkedHashSet<>(List.of(one, other)), null);
        var all = concerned(pair, parts.values().stream().flatMap(List::stream).toList());
        var asOf = now();
        return accessLog.read(access, Look.OPENED, Shown.RECORD, all, () -> {
            var found = records.list(List.of(pair));
            var ones = together.read(List.copyOf(parts.getOrDefault(one, List.of(one))), asOf);
            var others = together.read(List.copyOf(parts.getOrDefault(other, List.of(other))), asOf);
            if (found.isEmpty() || ones.isEmpty() || others.isEmpty()) {
                throw unknown();
            }
            var conflicts = one.equals(other) ? ones.get().conflicts() : together.conflicts(one, other, asOf.knownAt());
            return new Duplicate.SideBySide(found.getFirst(), ones.get(), others.get(), conflicts);
        });
    }

    /// Two persons: the pair never comes again, and neither do the two become one by another way.
    ///
    /// Throws [Problem] `duplicate-decided` where somebody else was faster.
    public void notTheSame(DuplicateId id, Grounds grounds, Access access) {
        rule(id, new DuplicateRecords.Ruling(Duplicate.State.NOT_SAME, null, null, grounds), access);
    }

    /// Nobody can tell yet: the pair comes again after [#ASK_AGAIN].
    public void askAgain(DuplicateId id, Access access) {
        rule(
                id,
                new DuplicateRecords.Ruling(
                        Duplicate.State.ASK_AGAIN, clock.instant().plus(ASK_AGAIN), null, null),
                access);
    }

    /// One person: proposes to keep one record under the other; a second person confirms or declines.
    ///
    /// @param survivor under which of the two; the other leads there from then on
    public ProposalId same(DuplicateId id, PersonId survivor, Grounds grounds, Access access) {
        requireReviewer(access);
        var pair = paired(id, access);
        var one = merged.survivor(pair.person(), null);
        var other = merged.survivor(pair.other(), null);
        if (one.equals(other)) {
            throw decided();
        }
        if (!survivor.equals(one) && !survivor.equals(other)) {
            throw new Problem(Problem.Kind.INVALID, "survivor-missing");
        }
        var gone = survivor.equals(one) ? other : one;
        return transaction.execute(status -> {
            var subjects = concerned(pair, List.of(gone, survivor));
            var proposal = approvals.propose(
                    ProposalKind.MERGE_PERSONS,
                    subjects,
                    Map.of(
                            Merging.MERGED, gone.value(),
                            Merging.SURVIVOR, survivor.value(),
                            Merging.PAIR, id.value()),
                    cause(grounds),
                    access);
            decide(
                    pair,
                    new DuplicateRecords.Ruling(Duplicate.State.SAME_PROPOSED, null, proposal.value(), grounds),
                    access);
            return proposal;
        });
    }

    /// Two persons after all: proposes to take a record out from under the one where it is kept; a second
    /// person confirms or declines.
    ///
    /// Throws [Problem] `person-not-merged`.
    public ProposalId takeApart(PersonId person, Grounds grounds, Access access) {
        requireReviewer(access);
        reach.requireTerritory(person, territory(access));
        var link = accessLog
                .read(
                        access,
                        Look.OPENED,
                        Shown.RECORD,
                        List.of(person),
                        () -> merged.links(List.of(person), null).stream().findFirst())
                .orElseThrow(() -> new Problem(Problem.Kind.CONFLICT, "person-not-merged"));
        return transaction.execute(status -> approvals.propose(
                ProposalKind.UNMERGE_PERSONS,
                List.of(link.person(), link.survivor()),
                Map.of(
                        Merging.MERGED, link.person().value(),
                        Merging.SURVIVOR, link.survivor().value()),
                cause(grounds),
                access));
    }

    private void rule(DuplicateId id, DuplicateRecords.Ruling ruling, Access access) {
        requireReviewer(access);
        var pair = paired(id, access);
        transaction.executeWithoutResult(status -> decide(pair, ruling, access));
    }

    private void decide(DuplicateRecords.Paired pair, DuplicateRecords.Ruling ruling, Access access) {
        accessLog.wrote(access, Shown.DUPLICATE_DECIDED, List.of(pair.person(), pair.other()));
        if (!records.rule(pair, ruling, access)) {
            throw decided();
        }
    }

    private DuplicateRecords.Paired paired(DuplicateId id, Access access) {
        var pair = records.paired(id).orElseThrow(Duplicates::unknown);
        var territory = territory(access);
        reach.requireTerritory(pair.person(), territory);
        reach.requireTerritory(pair.other(), territory);
        return pair;
    }

    private static Collection<PersonId> concerned(DuplicateRecords.Paired pair, Collection<PersonId> others) {
        var concerned = new LinkedHashSet<>(List.of(pair.person(), pair.other()));
        concerned.addAll(others);
        return concerned;
    }

    /// Pairs are for reviewers whose purpose opens the record.
    private void requireReviewer(Access access) {
        if (access.role() != Role.REVIEWER) {
            throw new Problem(Problem.Kind.FORBIDDEN, "not-allowed");
        }
        if (purposes.require(access).opens() != Purpose.Opens.RECORD) {
            throw new Problem(Problem.Kind.FORBIDDEN, "purpose-opens-less", access.purpose(), Shown.RECORD);
        }
    }

    /// Whatever the purpose: pairs are decided where the post is.
    private static String territory(Access access) {
        var own = access.territory();
        return own == null ? "" : own.prefix();
    }

    /// In words, as whoever confirms and the persons concerned read it.
    private static String cause(Grounds grounds) {
        var words = Words.in(Tongue.ZH);
        return "%s · %s · %s".formatted(words.of(grounds.reason()), words.of(grounds.evidence()), grounds.reference());
    }

    private AsOf now() {
        return new AsOf(LocalDate.now(clock), clock.instant());
    }

    private static Problem unknown() {
        return new Problem(Problem.Kind.UNKNOWN, "duplicate-unknown");
    }

    private static Problem decided() {
        return new Problem(Problem.Kind.CONFLICT, "duplicate-decided");
    }
}
