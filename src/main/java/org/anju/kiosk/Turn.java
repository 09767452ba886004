package org.anju.kiosk;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.anju.cases.CaseId;
import org.anju.shared.PersonId;
import org.anju.shared.ReceiptNumber;
import org.jspecify.annotations.Nullable;

/// One person's turn at a machine, from the first touch until it is wiped.
///
/// Kept in the memory of the program alone: what was typed and not sent is on no disk, and nothing of it is left
/// when the turn ends.
final class Turn {

    /// Pages ask after a minute and wipe after a minute and a half; this is for the browser that was switched off.
    static final Duration IDLE = Duration.ofSeconds(150);

    static final Duration LONGEST = Duration.ofMinutes(30);

    private static final Duration LONGEST_BEFORE = Duration.ofMinutes(5);

    private final String key;
    private final MachineId machine;
    private final Map<String, String> answers = new HashMap<>();
    private final Instant opened;
    private Instant began;
    private Instant touched;
    private Task task;
    private int page = 1;
    private int touches;
    private @Nullable PersonId person;
    private boolean stranger;
    private @Nullable Wanted wanted;
    private @Nullable CaseId running;
    private @Nullable ReceiptNumber number;
    private boolean finished;
    private boolean helped;

    /// A reading of a document that this turn waits for.
    ///
    /// @param nonce what the reader signs with it, once
    record Wanted(String nonce, Instant until) {}

    Turn(String key, MachineId machine, Task task, Instant now) {
        this.key = key;
        this.machine = machine;
        this.task = task;
        this.opened = now;
        this.began = now;
        this.touched = now;
    }

    String key() {
        return key;
    }

    MachineId machine() {
        return machine;
    }

    synchronized Task task() {
        return task;
    }

    /// Somebody begins with something, perhaps the second thing in one turn.
    ///
    /// @param before how long ago the screen was first touched for it
    synchronized void begin(Task what, Instant now, Duration before) {
        task = what;
        began = now.minus(before.isNegative() || before.compareTo(LONGEST_BEFORE) > 0 ? Duration.ZERO : before);
        page = 1;
        touches = 0;
        answers.clear();
        running = null;
        number = null;
        finished = false;
        helped = false;
    }

    synchronized boolean overAt(Instant now) {
        return !now.isBefore(touched.plus(IDLE)) || !now.isBefore(opened.plus(LONGEST));
    }

    synchronized void touch(Instant now) {
        touched = now;
    }

    synchronized Duration untouched(Instant now) {
        return Duration.between(touched, now);
    }

    /// @param counted touches since the task began, as the browser counted them
    synchronized void touched(int counted) {
        touches = Math.max(touches, Math.clamp(counted, 0, 10_000));
    }

    synchronized void at(int shown) {
        page = shown;
    }

    synchronized int page() {
        return page;
    }

    synchronized int touches() {
        return touches;
    }

    synchronized Duration since(Instant now) {
        return Duration.between(began, now);
    }

    synchronized Optional<PersonId> person() {
        return Optional.ofNullable(person);
    }

    synchronized void identified(PersonId who) {
        person = who;
        stranger = false;
        wanted = null;
    }

    /// A document was read that the register does not know.
    synchronized void unknown() {
        stranger = true;
        wanted = null;
    }

    synchronized boolean stranger() {
        return stranger;
    }

    synchronized void want(Wanted reading) {
        wanted = reading;
        stranger = false;
    }

    synchronized Optional<Wanted> wanted(Instant now) {
        return Optional.ofNullable(wanted).filter(reading -> now.isBefore(reading.until()));
    }

    /// Whether this is the reading that is waited for; it is so once.
    synchronized boolean take(String nonce, Instant now) {
        var right = wanted(now).filter(reading -> reading.nonce().equals(nonce)).isPresent();
        if (right) {
            wanted = null;
        }
        return right;
    }

    synchronized Map<String, String> answers() {
        return Map.copyOf(answers);
    }

    synchronized void answer(Map<String, String> more) {
        answers.putAll(more);
    }

    /// The application that is filled in; empty where there is none yet.
    synchronized Optional<CaseId> running() {
        return Optional.ofNullable(running);
    }

    synchronized void runs(CaseId one) {
        running = one;
    }

    /// Under which number it is gone on with elsewhere; empty where nothing was begun.
    synchronized Optional<ReceiptNumber> number() {
        return Optional.ofNullable(number);
    }

    synchronized void numbered(ReceiptNumber one) {
        number = one;
    }

    /// Whether the receipt is reached now for the first time.
    synchronized boolean finish() {
        var first = !finished;
        finished = true;
        return first;
    }

    synchronized boolean finished() {
        return finished;
    }

    /// Whether a person is asked for now for the first time.
    synchronized boolean help() {
        var first = !helped;
        helped = true;
        return first;
    }

    synchronized boolean helped() {
        return helped;
    }
}
