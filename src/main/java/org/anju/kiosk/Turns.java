package org.anju.kiosk;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.anju.accounts.OneTime;
import org.springframework.stereotype.Component;

/// The turns that are on, one a machine at most. What they came to is counted when they end; nothing else stays.
@Component
class Turns {

    /// For how long a machine that nobody uses says that a document was left on it.
    private static final Duration REMINDS = Duration.ofMinutes(10);

    private final Map<MachineId, Turn> open = new ConcurrentHashMap<>();
    private final Map<MachineId, Turn.Wanted> left = new ConcurrentHashMap<>();
    private final OneTime oneTime = new OneTime();
    private final Kiosks kiosks;
    private final Clock clock;

    Turns(Kiosks kiosks, Clock clock) {
        this.kiosks = kiosks;
        this.clock = clock;
    }

    /// A new turn; one that was on at this machine ends.
    ///
    /// @param before how long ago the screen was first touched
    Turn begin(MachineId machine, Task task, Duration before) {
        end(machine);
        var now = clock.instant();
        var turn = new Turn(oneTime.token(), machine, task, now);
        turn.begin(task, now, before);
        var was = left.remove(machine);
        if (was != null && now.isBefore(was.until())) {
            turn.documentLeft(was.until());
        }
        open.put(machine, turn);
        return turn;
    }

    /// Something else in the same turn.
    void goOn(Turn turn, Task task, Duration before) {
        count(turn);
        turn.begin(task, clock.instant(), before);
    }

    /// The turn of whoever shows its key at the machine; empty where none is on, or its time is over.
    Optional<Turn> find(MachineId machine, String key) {
        return on(machine).filter(turn -> same(turn.key(), key));
    }

    /// The turn that is on at a machine.
    Optional<Turn> on(MachineId machine) {
        var turn = Optional.ofNullable(open.get(machine));
        if (turn.isPresent() && turn.get().overAt(clock.instant())) {
            end(machine);
            return Optional.empty();
        }
        return turn;
    }

    void touch(Turn turn) {
        turn.touch(clock.instant());
    }

    Duration untouched(Turn turn) {
        return turn.untouched(clock.instant());
    }

    /// The receipt is there.
    void finish(Turn turn) {
        if (turn.finish()) {
            kiosks.count(
                    turn.machine(),
                    turn.task().code(),
                    Measure.SECONDS,
                    turn.since(clock.instant()).toSeconds());
            kiosks.count(turn.machine(), turn.task().code(), Measure.TOUCHES, turn.touches());
        }
    }

    /// A person is asked for.
    void help(Turn turn) {
        if (turn.help()) {
            kiosks.count(turn.machine(), turn.task().code(), Measure.HANDED_OVER, turn.page());
        }
    }

    void end(MachineId machine) {
        var ended = open.remove(machine);
        if (ended == null) {
            return;
        }
        if (ended.documentLies()) {
            left.put(
                    machine,
                    new Turn.Wanted(
                            Turn.Plate.EMPTY,
                            oneTime.token(),
                            ended.leftUntil().orElseGet(() -> clock.instant().plus(REMINDS))));
        }
        count(ended);
    }

    /// Whether the document of whoever was there last may lie on the reader still, so that it is called after
    /// them; what is to be heard before it is not. Nothing says whose it is.
    Optional<Turn.Wanted> left(MachineId machine) {
        return Optional.ofNullable(left.get(machine))
                .filter(wanted -> clock.instant().isBefore(wanted.until()));
    }

    /// Whether that is what was to be heard: the document was taken away.
    boolean takenAway(MachineId machine, String nonce) {
        return left(machine)
                .filter(wanted -> wanted.nonce().equals(nonce))
                .filter(wanted -> left.remove(machine, wanted))
                .isPresent();
    }

    void endIdle() {
        List.copyOf(open.keySet()).forEach(this::on);
    }

    private void count(Turn turn) {
        if (!turn.finished() && !turn.helped()) {
            kiosks.count(turn.machine(), turn.task().code(), Measure.GIVEN_UP, turn.page());
        }
    }

    private static boolean same(String one, String other) {
        return java.security.MessageDigest.isEqual(
                one.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                other.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
