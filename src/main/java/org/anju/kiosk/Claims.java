package org.anju.kiosk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.anju.accounts.Accounts;
import org.anju.accounts.Tried;
import org.anju.accounts.Tries;
import org.anju.residents.Residents;
import org.anju.shared.DocumentKind;
import org.anju.shared.IdentityNumber;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.springframework.stereotype.Component;

/// Who has no document that a reader reads shows who they are by its number and a one-time code from the counter.
///
/// Tries are counted for the machine and for the number, whether anybody has that number or not, and every
/// wrong one is answered alike: nobody learns here who is registered.
@Component
class Claims {

    private final Accounts accounts;
    private final Residents residents;
    private final Tries tries;
    private final Keyring keyring;
    private final Clock clock;

    Claims(Accounts accounts, Residents residents, Tries tries, Keyring keyring, Clock clock) {
        this.accounts = accounts;
        this.residents = residents;
        this.tries = tries;
        this.keyring = keyring;
        this.clock = clock;
    }

    /// The person, whose code is used up with it.
    Tried<PersonId> claim(MachineId machine, String number, String code) {
        var plain = number.strip().replaceAll("[\\s\\p{Z}\\p{Pd}]", "").toUpperCase(java.util.Locale.ROOT);
        var ofNumber = keyring.digest("kiosk-number|" + plain);
        var ofMachine = keyring.digest("kiosk-machine|" + machine.value());
        var ofTheNumber = new AtomicReference<Tried<PersonId>>(new Tried.Wrong<>());
        var ofTheMachine = tries.of(ofMachine, () -> {
            ofTheNumber.set(tries.of(ofNumber, () -> person(plain, code)));
            return ofTheNumber.get() instanceof Tried.Right<PersonId>(var found)
                    ? Optional.of(found)
                    : Optional.empty();
        });
        return ofTheMachine instanceof Tried.Wrong<PersonId> ? ofTheNumber.get() : ofTheMachine;
    }

    private Optional<PersonId> person(String number, String code) {
        var today = LocalDate.now(clock);
        var owner = Arrays.stream(DocumentKind.values())
                .filter(kind -> kind != DocumentKind.NONE)
                .map(kind -> IdentityNumber.read(kind, number, today))
                .filter(IdentityNumber.Reading.Valid.class::isInstance)
                .map(reading -> ((IdentityNumber.Reading.Valid) reading).number())
                .map(residents::whose)
                .flatMap(Optional::stream)
                .findFirst();
        // The code is asked for whoever it is, so that nobody can tell by the time it takes.
        return accounts.useClaimCode(code, owner.orElseGet(PersonId::next)) ? owner : Optional.empty();
    }
}
