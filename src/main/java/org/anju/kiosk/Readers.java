package org.anju.kiosk;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.anju.accounts.OneTime;
import org.anju.residents.Residents;
import org.anju.shared.DocumentKind;
import org.anju.shared.IdentityNumber;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.springframework.stereotype.Component;

/// What document readers read 证件读取 (docs/adapters.md): the machine's page waits for one reading, under a nonce that
/// the house made for this turn; the reader signs the reading with it. So a reading counts once, here, and now.
///
/// Each turn first waits to hear that nothing lies on the plate: whoever went away may have left their
/// document there, and the next person must not begin as them.
@Component
class Readers {

    private static final Duration WAITS = Duration.ofMinutes(2);

    /// The kind of a reading of an empty plate.
    private static final String NOTHING = "NOTHING";

    private final Kiosks kiosks;
    private final Turns turns;
    private final Residents residents;
    private final Keyring keyring;
    private final Clock clock;
    private final OneTime oneTime = new OneTime();

    Readers(Kiosks kiosks, Turns turns, Residents residents, Keyring keyring, Clock clock) {
        this.kiosks = kiosks;
        this.turns = turns;
        this.residents = residents;
        this.keyring = keyring;
        this.clock = clock;
    }

    /// What a reader says that it read.
    ///
    /// @param reader the reference of its machine
    /// @param nonce of the turn that waits for it
    /// @param kind of the document, or `NOTHING` where none lies there
    /// @param number of the document; empty where none lies there
    record Reading(String reader, String nonce, String kind, String number) {

        /// What is signed: a line each, so that no part can be taken for another.
        byte[] text() {
            return "anju-reading/1\n%s\n%s\n%s\n%s"
                    .formatted(reader, nonce, kind, number)
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    /// The turn waits for a reading from now on; one that it waited for before counts no longer.
    void want(Turn turn) {
        turn.again();
        renew(turn);
    }

    /// The page waits still, perhaps for longer than a nonce lasts.
    void keepWanting(Turn turn) {
        if (turn.person().isEmpty()
                && !turn.stranger()
                && turn.wanted(clock.instant()).isEmpty()) {
            renew(turn);
        }
    }

    /// Whether the turn waits for a document while another lies there.
    boolean lies(Turn turn) {
        return turn.lies(clock.instant());
    }

    private void renew(Turn turn) {
        turn.want(oneTime.token(), clock.instant().plus(WAITS));
    }

    /// What the machine waits for; empty where nobody stands there with a document, and none was left. Throws
    /// [Problem] `reader-unknown`.
    Optional<Turn.Wanted> wanted(String reader) {
        var machine = machine(reader);
        var turn = turns.on(machine);
        if (turn.isEmpty()) {
            return turns.left(machine);
        }
        turn.get().looked(clock.instant());
        if (turn.get().documentLies() && turn.get().wanted(clock.instant()).isEmpty()) {
            renew(turn.get());
        }
        return turn.get().wanted(clock.instant());
    }

    /// Takes a reading. Throws [Problem] `reader-unknown`, `reading-signature`, `reading-over` where it is not
    /// the one that is waited for (or came before), or `reading-number` where it is no number of such a document.
    void take(Reading reading, byte[] signature) {
        var machine = machine(reading.reader());
        if (!kiosks.signed(machine, reading.text(), signature)) {
            throw new Problem(Problem.Kind.FORBIDDEN, "reading-signature");
        }
        if (reading.kind().equals(NOTHING) && reading.number().isEmpty()) {
            takeEmpty(machine, reading.nonce());
            return;
        }
        var number = number(reading);
        var turn = turns.on(machine)
                .filter(one -> one.take(Turn.Plate.DOCUMENT, reading.nonce(), clock.instant()))
                .orElseThrow(Readers::over);
        var person = residents.whose(number);
        if (person.isEmpty()) {
            turn.unknown();
        } else if (!turn.identified(person.get())) {
            throw over();
        }
    }

    /// Nothing lies there; from now on a document may be laid down, under another nonce.
    private void takeEmpty(MachineId machine, String nonce) {
        if (turns.takenAway(machine, nonce)) {
            return;
        }
        var turn = turns.on(machine)
                .filter(one -> one.take(Turn.Plate.EMPTY, nonce, clock.instant()))
                .orElseThrow(Readers::over);
        if (turn.person().isEmpty() && !turn.stranger()) {
            renew(turn);
        }
    }

    private static Problem over() {
        return new Problem(Problem.Kind.GONE, "reading-over");
    }

    private IdentityNumber number(Reading reading) {
        for (var kind : DocumentKind.values()) {
            if (kind != DocumentKind.NONE
                    && kind.name().equals(reading.kind())
                    && IdentityNumber.read(kind, reading.number(), LocalDate.now(clock))
                            instanceof IdentityNumber.Reading.Valid(var number)) {
                return number;
            }
        }
        throw new Problem(Problem.Kind.INVALID, "reading-number");
    }

    private MachineId machine(String reader) {
        return keyring.key(reader)
                .map(MachineId::new)
                .filter(kiosks::hasReader)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "reader-unknown"));
    }
}
