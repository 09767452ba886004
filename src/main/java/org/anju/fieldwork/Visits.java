package org.anju.fieldwork;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anju.accounts.PhoneId;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Shown;
import org.anju.residents.Attempts;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.Verdict;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/// Takes in what phones hand in 走访上报: each visit exactly once, in the order in which its phone numbered it,
/// with exactly one verdict.
@Component
public class Visits {

    /// Visits in one batch at most.
    public static final int LARGEST_BATCH = 1_000;

    /// Batches that are written at the same time: a burst of phones must not take the whole house.
    private static final int BATCHES_AT_ONCE = 3;

    private final VisitRecords records;
    private final Judgement judgement;
    private final Deciding deciding;
    private final AccessLog accessLog;
    private final Keyring keyring;
    private final Clock clock;
    private final Attempts attempts;
    private final Semaphore batches = new Semaphore(BATCHES_AT_ONCE, true);

    Visits(
            VisitRecords records,
            Judgement judgement,
            Deciding deciding,
            AccessLog accessLog,
            Keyring keyring,
            Clock clock,
            Attempts attempts) {
        this.records = records;
        this.judgement = judgement;
        this.deciding = deciding;
        this.accessLog = accessLog;
        this.keyring = keyring;
        this.clock = clock;
        this.attempts = attempts;
    }

    /// Takes a batch in one transaction; one verdict for each visit, in order. The same visit again gets the
    /// verdict that it had, and changes nothing. Where another writer got in between, all of it is judged
    /// anew.
    ///
    /// @param waiting how many visits the phone says that it carries
    public List<VisitVerdict> accept(PhoneId phone, List<Visit> visits, int waiting, Access access) {
        if (visits.size() > LARGEST_BATCH) {
            throw new IllegalArgumentException(
                    "A batch has %d visits, at most %d are taken at once.".formatted(visits.size(), LARGEST_BATCH));
        }
        var verdicts = new ArrayList<VisitVerdict>();
        batches.acquireUninterruptibly();
        try {
            attempts.run(() -> {
                verdicts.clear();
                verdicts.addAll(new Batch(phone, visits, access).take(waiting));
            });
        } finally {
            batches.release();
        }
        return List.copyOf(verdicts);
    }

    /// A visit that waits, unsealed; whoever it concerns will see that it was opened. Throws [Problem]
    /// `visit-decided` where it does not wait.
    public HeldVisit get(VisitId visit, Access access) {
        return deciding.get(visit, access);
    }

    /// Decides a visit that waits: each fact that is taken goes into the register, each by an act of the
    /// officer's. A fact that is not named stays as the register has it.
    ///
    /// Throws [Problem] `visit-decided` where somebody else was faster, `visit-not-applicable` where the
    /// register has gone on so far that a fact fits nowhere, `new-dwelling-not-taken`, `dwelling-lived-in`,
    /// and what [Acts] throw.
    public void decide(VisitId visit, List<Choice> choices, ReviewReason reason, Access access) {
        deciding.decide(visit, choices, reason, access);
    }

    /// Gives a visit that waits back to the worker, and asks for another. Throws [Problem] `visit-decided`.
    public void returnTo(VisitId visit, ReturnReason reason, Access access) {
        deciding.returnTo(visit, reason, access);
    }

    /// One batch on its way: what is known already, what comes too early, and what is judged.
    private final class Batch {

        private final PhoneId phone;
        private final List<Visit> visits;
        private final Access access;
        private final Map<Visit, byte[]> digests = new HashMap<>();
        private final Map<VisitId, VisitVerdict> judged = new HashMap<>();
        private final TreeMap<Long, Visit> fresh = new TreeMap<>();

        /// Verdicts that are clear before anything is judged, by place.
        private final Map<Integer, VisitVerdict> clear = new HashMap<>();

        Batch(PhoneId phone, List<Visit> visits, Access access) {
            this.phone = phone;
            this.visits = visits;
            this.access = access;
        }

        List<VisitVerdict> take(int waiting) {
            var today = LocalDate.now(clock);
            long next = records.lockRound(phone, access.by(), today);
            sort();
            var turn = turn(next);
            var early = new ArrayList<>(fresh.values());
            if (!turn.isEmpty()) {
                judge(turn);
            }
            if (!early.isEmpty()) {
                records.keepEarly(phone, early);
                keep(early.stream()
                        .map(visit -> new VisitRecords.Kept(visit, digest(visit), null, null, VisitVerdict.WAITING))
                        .toList());
            }
            records.heard(phone, after(turn, next), waiting, today);
            var verdicts = new ArrayList<VisitVerdict>();
            for (int i = 0; i < visits.size(); i++) {
                var soFar = clear.get(i);
                verdicts.add(soFar == null ? judged.getOrDefault(visits.get(i).id(), VisitVerdict.WAITING) : soFar);
            }
            return verdicts;
        }

        /// Gives what was handed in before the verdict that it had, and puts what is new in the order of its
        /// numbers.
        private void sort() {
            var known = records.known(visits.stream().map(Visit::id).toList());
            var taken = new HashSet<>(records.takenNumbers(
                    phone, visits.stream().map(Visit::sequence).toList()));
            var first = new HashMap<VisitId, Visit>();
            for (int i = 0; i < visits.size(); i++) {
                var visit = visits.get(i);
                var before = known.get(visit.id());
                var twin = first.putIfAbsent(visit.id(), visit);
                if (before != null && !before.same(phone, digest(visit)) || twin != null && !twin.equals(visit)) {
                    clear.put(i, VisitVerdict.of(Verdict.refused("visit-id-reused")));
                    // What comes after it must not wait for its number for ever.
                    if (taken.add(visit.sequence())) {
                        fresh.put(visit.sequence(), withdrawn(visit));
                    }
                } else if (before != null) {
                    var verdict = before.verdict();
                    if (verdict != null) {
                        clear.put(i, verdict);
                    }
                } else if (twin == null && !taken.add(visit.sequence())) {
                    clear.put(i, VisitVerdict.of(Verdict.refused("sequence-reused", String.valueOf(visit.sequence()))));
                } else if (twin == null) {
                    fresh.put(visit.sequence(), visit);
                }
            }
        }

        private static Visit withdrawn(Visit visit) {
            return new Visit(
                    new VisitId(UUID.randomUUID()),
                    visit.sequence(),
                    null,
                    "",
                    visit.observedAt(),
                    Outcome.WITHDRAWN,
                    List.of(),
                    "");
        }

        /// The visits whose turn it is: from the next number on, without a gap, those that came early before
        /// among them. First those that what came later waited for in vain (their time to come was over).
        private List<Visit> turn(long next) {
            var early = records.early(phone, next, LARGEST_BATCH).stream()
                    .collect(Collectors.toMap(Visit::sequence, Function.identity()));
            var overdue = fresh.headMap(next);
            var turn = new ArrayList<>(overdue.values());
            overdue.clear();
            var arrived = new ArrayList<Long>();
            for (long number = next; ; number++) {
                var visit = fresh.remove(number);
                if (visit == null) {
                    visit = early.get(number);
                    if (visit == null) {
                        break;
                    }
                    arrived.add(number);
                }
                turn.add(visit);
            }
            if (!arrived.isEmpty()) {
                records.forgetEarly(phone, arrived);
            }
            return turn;
        }

        private static long after(List<Visit> turn, long next) {
            return turn.isEmpty() ? next : Math.max(next, turn.getLast().sequence() + 1);
        }

        private void judge(List<Visit> turn) {
            var all = judgement.judge(turn, access);
            keep(java.util.stream.IntStream.range(0, turn.size())
                    .mapToObj(i -> {
                        var one = all.get(i);
                        var area = one.area();
                        judged.put(one.visit().id(), one.verdict());
                        return new VisitRecords.Kept(
                                turn.get(i),
                                digest(turn.get(i)),
                                area == null ? null : area.id(),
                                one.base(),
                                one.verdict());
                    })
                    .toList());
            keepContents(all);
        }

        private void keep(List<VisitRecords.Kept> kept) {
            if (records.keep(phone, access.by(), kept) < kept.size()) {
                throw new ConcurrencyFailureException("Another phone handed in a visit under one of these keys.");
            }
        }

        /// What waits for a person is kept with what it says. What was taken is in the register; what was
        /// refused is on the phone.
        private void keepContents(List<Judgement.Judged> all) {
            var byArea = new LinkedHashMap<String, List<VisitRecords.Content>>();
            for (var one : all) {
                if (one.verdict().state() == VisitVerdict.State.HELD) {
                    var area = one.area();
                    var file = area == null ? access.file() : Packages.file(List.of(area));
                    var contents = byArea.computeIfAbsent(file, none -> new ArrayList<>());
                    for (var subject : one.subjects()) {
                        contents.add(new VisitRecords.Content(subject, one.visit()));
                    }
                    if (one.subjects().isEmpty()) {
                        contents.add(new VisitRecords.Content(one.visit().id().value(), one.visit()));
                    }
                }
            }
            byArea.forEach((file, contents) -> {
                var subjects = persons(contents);
                if (!subjects.isEmpty()) {
                    accessLog.wrote(access.under(file), Shown.DECLARATION, subjects);
                }
                records.keepContents(contents);
            });
        }

        private Set<PersonId> persons(List<VisitRecords.Content> contents) {
            return contents.stream()
                    .filter(one -> !one.subject().equals(one.visit().id().value()))
                    .map(one -> new PersonId(one.subject()))
                    .collect(Collectors.toSet());
        }

        private byte[] digest(Visit visit) {
            return digests.computeIfAbsent(visit, any -> keyring.digest("visit|" + records.text(visit)));
        }
    }
}
