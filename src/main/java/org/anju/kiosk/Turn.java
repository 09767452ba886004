package org.anju.kiosk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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

    /// A reader that has asked since then is at work; it asks about twice a second.
    private static final Duration LATELY = Duration.ofSeconds(5);

    private static final Duration LONGEST_BEFORE = Duration.ofMinutes(5);

    private final String key;
    private final MachineId machine;
    private final Map<String, String> answers = new HashMap<>();
    private final List<Sent> sent = new ArrayList<>();
    private final Instant opened;
    private Instant began;
    private Instant touched;
    private Task task;
    private int page = 1;
    private int touches;
    private @Nullable PersonId person;
    private boolean stranger;
    private boolean read;
    private boolean plateEmpty;
    private @Nullable Instant leftUntil;
    private @Nullable Instant looked;
    private @Nullable Wanted wanted;
    private int asked;
    private @Nullable CaseId running;
    private @Nullable ReceiptNumber number;
    private boolean finished;
    private boolean helped;
    private boolean called;

    /// What is to be heard of the reader's plate, once.
    enum Plate {
        /// that nothing lies on it: a document that lies there already is that of whoever was there before
        EMPTY,
        /// the document that is laid on it now
        DOCUMENT
    }

    /// What this turn waits for from its reader.
    ///
    /// @param nonce what the reader signs with it, once
    record Wanted(Plate plate, String nonce, Instant until) {}

    /// A code that was sent to somebody's telephone. It works in this turn, and is kept with it and nowhere else.
    ///
    /// @param digest of the code
    record Sent(PersonId to, byte[] digest, Instant until) {}

    /// How often somebody may have a code sent in one turn.
    static final int MOST_SENT = 3;

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

    /// Whether the turn is this person's from now on; once somebody has it, it is nobody else's.
    synchronized boolean identified(PersonId who) {
        if (person != null) {
            return false;
        }
        person = who;
        stranger = false;
        wanted = null;
        return true;
    }

    /// Whether a code may be sent once more.
    synchronized boolean asksForCode() {
        return ++asked <= MOST_SENT;
    }

    /// Whether a code was asked for, whatever became of it.
    synchronized boolean askedForCode() {
        return asked > 0;
    }

    /// A code is on its way. Those before it still work: whoever asks twice cannot tell which message comes
    /// first.
    synchronized void sent(Sent code) {
        sent.add(code);
    }

    /// Whether this is one of the codes that were sent to a person; it is so once, and with it the others
    /// are over.
    synchronized boolean useCode(PersonId who, byte[] digest, Instant now) {
        var right = sent.stream()
                .anyMatch(one -> one.to().equals(who)
                        && now.isBefore(one.until())
                        && java.security.MessageDigest.isEqual(one.digest(), digest));
        if (right) {
            sent.clear();
        }
        return right;
    }

    /// A document was read that the register does not know.
    synchronized void unknown() {
        stranger = true;
        wanted = null;
    }

    /// The document of whoever was there before may lie on the plate still.
    ///
    /// @param until how long the machine calls that it be taken
    synchronized void documentLeft(Instant until) {
        read = true;
        leftUntil = until;
    }

    /// How long the machine calls that the document be taken that was left before this turn; empty where it
    /// is one of this turn.
    synchronized Optional<Instant> leftUntil() {
        return Optional.ofNullable(leftUntil);
    }

    /// The reader has asked what is waited for.
    synchronized void looked(Instant now) {
        looked = now;
    }

    /// Whether something lies on the plate that was there before: a reader that looks would have said that
    /// it is empty.
    synchronized boolean lies(Instant now) {
        return !plateEmpty && looked != null && now.isBefore(looked.plus(LATELY));
    }

    /// Whether a document was laid down in this turn, or left before it, and may lie there still.
    synchronized boolean documentLies() {
        return read && !plateEmpty;
    }

    /// Whether the reader has said that nothing of anybody else lies there.
    synchronized boolean plateEmpty() {
        return plateEmpty;
    }

    synchronized boolean stranger() {
        return stranger;
    }

    /// Waits for a document; where the plate is not known to be empty, for that first.
    synchronized void want(String nonce, Instant until) {
        wanted = new Wanted(plateEmpty ? Plate.DOCUMENT : Plate.EMPTY, nonce, until);
    }

    /// Another document may be laid down than the one that was not known.
    synchronized void again() {
        stranger = false;
    }

    synchronized Optional<Wanted> wanted(Instant now) {
        return Optional.ofNullable(wanted).filter(reading -> now.isBefore(reading.until()));
    }

    /// Whether this is what is waited for; it is so once, and a document while nobody has shown who they are.
    synchronized boolean take(Plate plate, String nonce, Instant now) {
        var right = (plate == Plate.EMPTY || person == null)
                && wanted(now)
                        .filter(one -> one.plate() == plate && one.nonce().equals(nonce))
                        .isPresent();
        if (right) {
            wanted = null;
            plateEmpty = plate == Plate.EMPTY;
            read |= plate == Plate.DOCUMENT;
            leftUntil = null;
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

    /// Whether the staff are called now for the first time in this turn, whatever it is about.
    synchronized boolean call() {
        var first = !called;
        called = true;
        return first;
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
