package org.anju.counters;

import java.time.Clock;
import java.time.LocalDate;
import org.anju.frame.Words;
import org.anju.matters.Matter;
import org.anju.matters.Matters;
import org.anju.shared.MatterCode;
import org.anju.shared.Tongue;
import org.springframework.stereotype.Component;

/// What a function is called: as the catalogue of matters has it. What is delegated before it is in the catalogue
/// goes by its code.
@Component
class Functions {

    private final Matters matters;
    private final Clock clock;

    Functions(Matters matters, Clock clock) {
        this.matters = matters;
        this.clock = clock;
    }

    String name(MatterCode function, Words words) {
        return name(function, words.tongue());
    }

    String name(MatterCode function, Tongue tongue) {
        return matters.find(function, LocalDate.now(clock))
                .or(() -> matters.versions(function).reversed().stream().findFirst())
                .map(Matter::name)
                .map(name -> name.in(tongue))
                .orElse(function.value());
    }
}
