package org.anju.notices;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anju.accounts.Accounts;
import org.anju.frame.Words;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Look;
import org.anju.oversight.Shown;
import org.anju.shared.Channel;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The outbox 发件箱: what was told is committed, so it goes out, however often that is interrupted. A letter that
/// was sent in the moment of a crash goes out twice, under the same Message-ID.
@Component
@Transactional(propagation = Propagation.NEVER)
public class Letters {

    /// Letters that the administrator's list shows.
    public static final int MOST = 100;

    /// Letters of one round.
    static final int PART = 20;

    /// How often a letter is tried before somebody has to look at it: for about two days.
    static final int TRIES = 8;

    /// For how long a round has its letters to itself: longer than all of them may take.
    static final Duration LEASE = Duration.ofMinutes(15);

    /// How long a letter waits for more to go into it.
    static final Duration GATHERING = Duration.ofSeconds(30);

    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(12),
            Duration.ofHours(24));
    private static final PurposeCode DELIVERY = new PurposeCode("notice-delivery");
    private static final String FILE = "提醒 reminder";

    private final LetterRecords records;
    private final List<Carrier> carriers;
    private final Accounts accounts;
    private final AccessLog accessLog;
    private final Night night;
    private final int perDay;
    private final Clock clock;

    Letters(
            LetterRecords records,
            List<Carrier> carriers,
            Accounts accounts,
            AccessLog accessLog,
            @Value("${anju.notices.night-from:22:00}") String nightFrom,
            @Value("${anju.notices.night-until:07:00}") String nightUntil,
            @Value("${anju.notices.per-day:3}") int perDay,
            Clock clock) {
        this.records = records;
        this.carriers =
                carriers.stream().sorted(Comparator.comparing(Carrier::way)).toList();
        this.accounts = accounts;
        this.accessLog = accessLog;
        this.night = new Night(LocalTime.parse(nightFrom), LocalTime.parse(nightUntil), Words.ZONE);
        this.perDay = perDay;
        this.clock = clock;
    }

    /// The ways that this installation has.
    @Transactional(propagation = Propagation.SUPPORTS)
    public Set<Way> ways() {
        var ways = EnumSet.noneOf(Way.class);
        carriers.stream().filter(Carrier::isSetUp).map(Carrier::way).forEach(ways::add);
        return ways;
    }

    /// When a letter that is begun now is sent at the earliest.
    @Transactional(propagation = Propagation.SUPPORTS)
    Instant firstDue() {
        return clock.instant().plus(GATHERING);
    }

    /// Letters that were given up, the newest first.
    public List<DeadLetter> dead() {
        return records.dead(MOST);
    }

    /// Tries one again that was given up. Throws [Problem] `letter-unknown` where there is none.
    public void again(LetterId letter) {
        if (!records.again(letter, clock.instant())) {
            throw new Problem(Problem.Kind.UNKNOWN, "letter-unknown");
        }
    }

    /// Sends what is due. Each receiver sees in the own log that the address was looked at.
    ///
    /// @return how many were tried; less than [#PART] where nothing is left
    int round(Instant now) {
        if (ways().isEmpty() || accessLog.behind()) {
            return 0;
        }
        var taken = records.take(now, LEASE, night, perDay, PART);
        if (taken.isEmpty()) {
            return 0;
        }
        var access = accounts.systemAccess(DELIVERY, FILE, Channel.RULE);
        var letters = accessLog.read(
                access,
                Look.LISTED,
                Shown.NOTICE,
                taken.stream().map(LetterRecords.Key::subject).distinct().toList(),
                () -> records.read(taken, now));
        var away = EnumSet.noneOf(Way.class);
        letters.forEach(letter -> send(letter, away, now));
        return taken.size();
    }

    /// @param away ways by which nobody answered in this round
    private void send(Letter letter, Set<Way> away, Instant now) {
        var content = letter.content();
        if (content.isEmpty()) {
            records.tried(letter, "DROPPED", null, "", null, now);
            return;
        }
        var handed = away.contains(letter.way())
                ? new Handed.Later(DeadLetter.Fault.AWAY, "")
                : carrier(letter.way())
                        .map(carrier -> carrier.hand(letter, content.get()))
                        .orElseGet(() -> new Handed.Later(DeadLetter.Fault.NOT_SET_UP, ""));
        switch (handed) {
            case Handed.Taken(var answer) -> records.tried(letter, "SENT", null, answer, null, now);
            case Handed.Never(var fault, var answer) -> records.tried(letter, "DEAD", fault, answer, null, now);
            case Handed.Later(var fault, var answer) -> {
                if (fault == DeadLetter.Fault.AWAY) {
                    away.add(letter.way());
                }
                if (letter.tries() >= TRIES) {
                    records.tried(letter, "DEAD", fault, answer, null, now);
                } else {
                    var pause = PAUSES.get(Math.min(letter.tries(), PAUSES.size()) - 1);
                    records.tried(letter, "GOING", fault, answer, now.plus(pause), now);
                }
            }
        }
    }

    private Optional<Carrier> carrier(Way way) {
        return carriers.stream()
                .filter(carrier -> carrier.way() == way && carrier.isSetUp())
                .findFirst();
    }
}
