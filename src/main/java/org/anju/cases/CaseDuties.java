package org.anju.cases;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.anju.accounts.Accounts;
import org.anju.cases.CaseDutyRecords.Running;
import org.anju.cases.CaseRecords.Key;
import org.anju.frame.Words;
import org.anju.matters.Matter;
import org.anju.matters.Matters;
import org.anju.matters.Told;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Retained;
import org.anju.oversight.Shown;
import org.anju.residents.Forgets;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.PersonId;
import org.anju.shared.PurposeCode;
import org.anju.shared.Tongue;
import org.anju.workdays.WorkingDays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What happens to cases when a day has passed: silence becomes acceptance, what is late is said to everybody whom
/// it concerns, what nobody went on with lapses, and due days follow the calendar. Each case in a transaction of
/// its own; what fails waits for the next time and keeps nothing else waiting.
@Component
class CaseDuties implements Forgets {

    /// Days for which a draft waits for its next answer; the schedule of retention has the same.
    static final int DAYS_OF_A_DRAFT = 90;

    private static final int PART = 200;
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final Logger LOG = LoggerFactory.getLogger(CaseDuties.class);

    private final CaseDutyRecords records;
    private final Course course;
    private final CaseReading reading;
    private final CaseTelling telling;
    private final Matters matters;
    private final Accounts accounts;
    private final AccessLog accessLog;
    private final CaseClock time;
    private final Clock clock;
    private final TransactionTemplate writing;

    CaseDuties(
            CaseDutyRecords records,
            Course course,
            CaseReading reading,
            CaseTelling telling,
            Matters matters,
            Accounts accounts,
            AccessLog accessLog,
            WorkingDays days,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.records = records;
        this.course = course;
        this.reading = reading;
        this.telling = telling;
        this.matters = matters;
        this.accounts = accounts;
        this.accessLog = accessLog;
        this.time = new CaseClock(days);
        this.clock = clock;
        this.writing = new TransactionTemplate(transactions);
    }

    @Bean
    static Retained caseDraftsRetained(CaseDutyRecords records) {
        return new Retained("case-drafts", (before, most) -> records.eraseDrafts(most));
    }

    @Bean
    static Retained caseContentsRetained(CaseDutyRecords records) {
        return new Retained("case-contents", (before, most) -> records.eraseContents(both("case.over"), most));
    }

    @Override
    public void forget(PersonId person, UUID decided, Access access) {
        records.forget(person, decided, both("case.erased"));
    }

    private static String both(String key) {
        return Words.in(Tongue.ZH).t(key) + " " + Words.in(Tongue.EN).t(key);
    }

    /// Every half hour: a day has passed sometime since, or the calendar was given another year.
    @Scheduled(initialDelay = 3, fixedDelay = 30, timeUnit = TimeUnit.MINUTES)
    void dayHasPassed() {
        reckon();
        var today = LocalDate.now(clock);
        each(after -> records.silent(today, after, PART), this::silence);
        each(after -> records.late(today, after, PART), this::escalate);
        each(after -> records.resting(restedBefore(today), today, after, PART), this::lapse);
    }

    private static LocalDate restedBefore(LocalDate today) {
        return today.minusDays(DAYS_OF_A_DRAFT);
    }

    boolean silence(Key key) {
        return alone(
                key, moving -> moving.standing().state() == CaseState.SUBMITTED && moving.over(), (moving, matter) -> {
                    moving.accept(CaseStep.SILENCE, Actor.RULE);
                    telling.tell(
                            moving.one(),
                            matter,
                            Told.ACCEPTED,
                            moving.standing().due(),
                            access());
                });
    }

    boolean escalate(Key key) {
        return alone(key, moving -> moving.standing().escalated() == null && moving.over(), (moving, matter) -> {
            var due = Objects.requireNonNull(moving.standing().due());
            moving.escalate();
            telling.tell(moving.one(), matter, "LATE", due, access());
        });
    }

    boolean lapse(Key key) {
        return alone(key, this::rested, (moving, matter) -> {
            moving.end(CaseStep.LAPSE, Actor.RULE);
            telling.tell(moving.one(), matter, "LAPSED", LocalDate.now(clock), access());
        });
    }

    // Until when something can be supplemented does not change any more.
    private boolean rested(Course.Moving moving) {
        var standing = moving.standing();
        return standing.state() == CaseState.MISSING
                || standing.state() == CaseState.DRAFT
                        && standing.touched().isBefore(restedBefore(LocalDate.now(clock)));
    }

    /// Reckons the due day of every open case anew, and moves those that have changed: the State Council gives out
    /// a year's days off when limits run into it already.
    void reckon() {
        var after = BEFORE_ALL;
        for (var part = records.running(after, PART); !part.isEmpty(); part = records.running(after, PART)) {
            for (var one : part) {
                var due = time.due(one.start(), one.limit(), one.stops());
                if (due != null && !due.equals(one.due())) {
                    reckon(one, due);
                }
            }
            after = part.getLast().key().id().value();
        }
    }

    boolean reckon(Running one, LocalDate due) {
        return alone(
                one.key(),
                moving -> moving.standing().state() == one.state()
                        && one.due().equals(moving.standing().due()),
                (moving, matter) -> {
                    moving.reckon(due);
                    telling.tell(moving.one(), matter, "RECKONED", due, access());
                });
    }

    private static void each(Function<UUID, List<Key>> due, Consumer<Key> work) {
        var after = BEFORE_ALL;
        for (var part = due.apply(after); !part.isEmpty(); part = due.apply(after)) {
            part.forEach(work);
            after = part.getLast().id().value();
        }
    }

    /// @param still asked of the case once nobody else can move it: whether what made it due still holds; a
    ///     step that a person took since it was found due comes first
    private boolean alone(Key key, Predicate<Course.Moving> still, BiConsumer<Course.Moving, Matter> work) {
        try {
            return Boolean.TRUE.equals(writing.execute(status -> {
                accessLog.wrote(access(), Shown.CASE, List.of(key.subject()));
                var one = reading.again(key);
                var moving = course.open(one, Actor.RULE, access());
                if (!still.test(moving)) {
                    status.setRollbackOnly();
                    return false;
                }
                work.accept(moving, matters.get(one.matter(), one.version()));
                return true;
            }));
        } catch (RuntimeException e) {
            // Whatever a person did meanwhile was asked for above; so this is a fault, such as a version that is gone.
            LOG.error("What a passed day does to a case could not be done; it is tried again.", e);
            return false;
        }
    }

    private Access access() {
        return accounts.systemAccess(new PurposeCode("case-clock"), "时限 time limit", Channel.RULE);
    }
}
