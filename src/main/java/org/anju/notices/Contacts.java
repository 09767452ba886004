package org.anju.notices;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Look;
import org.anju.oversight.Shown;
import org.anju.shared.Access;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.Tongue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Where a person wants to be told that there is something 提醒方式: nowhere, until the person says so and has
/// typed the code that was sent there, and nowhere again at any time.
@Component
@Transactional
public class Contacts {

    /// Codes of each kind that a person may have sent in a day, wherever to: nobody fills a stranger's
    /// mailbox from here.
    static final int CODES_A_DAY = 5;

    /// How often a code may be typed.
    static final int TRIES = 5;

    /// For how long a code works.
    static final Duration LASTS = Duration.ofMinutes(30);

    private static final int CODES = 1_000_000;
    private static final Duration DAY = Duration.ofDays(1);

    private final ContactRecords records;
    private final LetterRecords letters;
    private final Letters outbox;
    private final AccessLog accessLog;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Contacts(ContactRecords records, LetterRecords letters, Letters outbox, AccessLog accessLog, Clock clock) {
        this.records = records;
        this.letters = letters;
        this.outbox = outbox;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /// One for each way that there is, whether this installation has it or not.
    @Transactional(propagation = Propagation.NEVER)
    public List<Contact> list(PersonId person, Access access) {
        return accessLog.read(
                access, Look.OPENED, Shown.NOTICE, List.of(person), () -> records.list(person, clock.instant()));
    }

    /// Has a code sent to an address. Throws [Problem] `contact-form` where it is none, `contact-way` where this
    /// installation has no such way, and `contact-often` with the seconds to wait.
    public void ask(PersonId person, Way way, String typed, Tongue tongue, Access access) {
        if (!outbox.ways().contains(way)) {
            throw new Problem(Problem.Kind.CONFLICT, "contact-way");
        }
        var address =
                ContactAddress.read(way, typed).orElseThrow(() -> new Problem(Problem.Kind.INVALID, "contact-form"));
        accessLog.wrote(access, Shown.NOTICE, List.of(person));
        var now = clock.instant();
        if (letters.codesSince(person, now.minus(DAY)) >= CODES_A_DAY) {
            throw new Problem(Problem.Kind.TOO_OFTEN, "contact-often", DAY.toSeconds(), CODES_A_DAY);
        }
        var code = String.format(Locale.ROOT, "%06d", random.nextInt(CODES));
        records.ask(person, address, tongue, code, now.plus(LASTS));
        letters.addCode(person, way, code, now);
    }

    /// Whether a person may be sent a code by SMS at all.
    @Transactional(propagation = Propagation.SUPPORTS)
    public boolean sendsSms() {
        return outbox.ways().contains(Way.SMS);
    }

    /// Sends a code to the telephone that a person has confirmed, with which they show at a machine who they
    /// are; to be asked only where [#sendsSms]. Whoever stands at the machine is not told what came of it.
    ///
    /// @param until until when it works, and is worth sending
    /// @return whether it is sent: not where no telephone is confirmed, or [#CODES_A_DAY] went there within
    ///     a day
    public boolean sendEntryCode(PersonId person, String code, Instant until, Access access) {
        accessLog.wrote(access, Shown.NOTICE, List.of(person));
        letters.oneAtATime(person);
        var now = clock.instant();
        return letters.entryCodesSince(person, now.minus(DAY)) < CODES_A_DAY
                && letters.addEntryCode(person, code, now, until);
    }

    /// Takes the code that came to an address: from then on it is used.
    public Confirming confirm(PersonId person, Way way, String typed, Access access) {
        accessLog.wrote(access, Shown.NOTICE, List.of(person));
        var code = typed.replaceAll("\\D", "");
        var right = records.tries(person, way, code, TRIES, clock.instant());
        if (right.isEmpty()) {
            return Confirming.OVER;
        }
        if (!right.get()) {
            return Confirming.WRONG;
        }
        records.confirm(person, way);
        return Confirming.CONFIRMED;
    }

    /// Forgets the address at once, and one that waits for its code; nothing more goes there.
    ///
    /// @param parts the records of one person
    public void takeBack(Collection<PersonId> parts, Way way, Access access) {
        accessLog.wrote(access, Shown.NOTICE, parts);
        parts.forEach(part -> records.takeBack(part, way));
    }
}
