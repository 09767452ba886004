package org.anju.kiosk;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.anju.accounts.Accounts;
import org.anju.accounts.Tried;
import org.anju.accounts.Tries;
import org.anju.notices.Contacts;
import org.anju.residents.Residents;
import org.anju.shared.Channel;
import org.anju.shared.DocumentKind;
import org.anju.shared.IdentityNumber;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.PurposeCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Who has no document that a reader reads shows who they are by its number and a one-time code: from the
/// counter, or sent to the telephone that they have confirmed in the portal.
///
/// Tries are counted for the machine and for the number, whether anybody has that number or not, and every
/// wrong one is answered alike: nobody learns here who is registered.
@Component
class Claims {

    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);
    private static final PurposeCode DELIVERY = new PurposeCode("notice-delivery");
    private static final Duration CODE_LASTS = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST_AN_HOUR = 30;
    private static final int CODES = 1_000_000;

    private final Map<MachineId, Deque<Instant>> sent = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Contacts contacts;
    private final Accounts accounts;
    private final Residents residents;
    private final Tries tries;
    private final Keyring keyring;
    private final Clock clock;

    Claims(Contacts contacts, Accounts accounts, Residents residents, Tries tries, Keyring keyring, Clock clock) {
        this.contacts = contacts;
        this.accounts = accounts;
        this.residents = residents;
        this.tries = tries;
        this.keyring = keyring;
        this.clock = clock;
    }

    /// The person, whose code is used up with it.
    Tried<PersonId> claim(Turn turn, String number, String code) {
        var machine = turn.machine();
        var plain = plain(number);
        var ofNumber = keyring.digest("kiosk-number|" + plain);
        var ofMachine = keyring.digest("kiosk-machine|" + machine.value());
        var ofTheNumber = new AtomicReference<Tried<PersonId>>(new Tried.Wrong<>());
        var ofTheMachine = tries.of(ofMachine, () -> {
            ofTheNumber.set(tries.of(ofNumber, () -> person(turn, plain, code)));
            return ofTheNumber.get() instanceof Tried.Right<PersonId>(var found)
                    ? Optional.of(found)
                    : Optional.empty();
        });
        return ofTheMachine instanceof Tried.Wrong<PersonId> ? ofTheNumber.get() : ofTheMachine;
    }

    /// Whether a code can be sent to a telephone here.
    boolean sends() {
        return contacts.sendsSms();
    }

    /// Sends a code to the telephone that the person with this number has confirmed, where there is one; works
    /// in this turn, for ten minutes. It is done after the answer was given, so that nobody can tell by the
    /// time it takes.
    void send(Turn turn, String number) {
        var now = clock.instant();
        var until = now.plus(CODE_LASTS);
        if (!sends() || !turn.asksForCode() || !machineMay(turn.machine(), now)) {
            return;
        }
        Thread.startVirtualThread(() -> {
            try {
                owner(plain(number)).map(residents::survivor).ifPresent(person -> {
                    var code = String.format(Locale.ROOT, "%06d", random.nextInt(CODES));
                    var access = accounts.systemAccess(DELIVERY, "自助机 kiosk", Channel.KIOSK);
                    if (contacts.sendEntryCode(person, code, until, access)) {
                        turn.sent(new Turn.Sent(person, digest(code), until));
                    }
                });
            } catch (RuntimeException failed) {
                LOG.warn("A code was not sent.", failed);
            }
        });
    }

    private boolean machineMay(MachineId machine, Instant now) {
        var times = sent.computeIfAbsent(machine, one -> new ArrayDeque<>());
        synchronized (times) {
            while (!times.isEmpty() && times.peekFirst().isBefore(now.minus(HOUR))) {
                times.removeFirst();
            }
            return times.size() < MOST_AN_HOUR && times.add(now);
        }
    }

    private Optional<PersonId> person(Turn turn, String number, String code) {
        var owner = owner(number);
        var digits = code.replaceAll("\\D", "");
        if (owner.isPresent() && turn.useCode(residents.survivor(owner.get()), digest(digits), clock.instant())) {
            return owner;
        }
        // The code is asked for whoever it is, so that nobody can tell by the time it takes.
        return accounts.useClaimCode(code, owner.orElseGet(PersonId::next)) ? owner : Optional.empty();
    }

    private Optional<PersonId> owner(String number) {
        var today = LocalDate.now(clock);
        return Arrays.stream(DocumentKind.values())
                .filter(kind -> kind != DocumentKind.NONE)
                .map(kind -> IdentityNumber.read(kind, number, today))
                .filter(IdentityNumber.Reading.Valid.class::isInstance)
                .map(reading -> ((IdentityNumber.Reading.Valid) reading).number())
                .map(residents::whose)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private byte[] digest(String code) {
        return keyring.digest("kiosk-entry|" + code);
    }

    private static String plain(String number) {
        return number.strip().replaceAll("[\\s\\p{Z}\\p{Pd}]", "").toUpperCase(Locale.ROOT);
    }
}
