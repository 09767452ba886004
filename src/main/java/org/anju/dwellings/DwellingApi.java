package org.anju.dwellings;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.anju.frame.Asked;
import org.anju.frame.Listing;
import org.anju.places.Places;
import org.anju.places.Position;
import org.anju.shared.AsOf;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Dwellings for other systems. Who lives in them is told by the module residents, under an access.
@RestController
class DwellingApi {

    private final Dwellings dwellings;
    private final Places places;
    private final Keyring keyring;
    private final Clock clock;

    DwellingApi(Dwellings dwellings, Places places, Keyring keyring, Clock clock) {
        this.dwellings = dwellings;
        this.places = places;
        this.keyring = keyring;
        this.clock = clock;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DwellingAnswer(
            String id,
            String building,
            String code,
            String address,
            String division,
            String divisionName,
            String use,
            String doorPlate,
            @Nullable Position position) {}

    @GetMapping("/api/v1/dwellings")
    Listing<DwellingAnswer> list(HttpServletRequest request) {
        var asked = Asked.by(request, "division", "after", "limit");
        var division = asked.division("division");
        if (asked.text("division").isEmpty()) {
            asked.fault("division", "parameter-missing");
        }
        var written = asked.text("after");
        var after = dwelling(written);
        if (!written.isEmpty() && after.isEmpty()) {
            asked.fault("after", "cursor-unknown");
        }
        var limit = asked.limit();
        asked.faultless();
        if (division == null || places.division(division, LocalDate.now(clock)).isEmpty()) {
            throw new Problem(Problem.Kind.UNKNOWN, "division-unknown", asked.text("division"));
        }
        var lines = dwellings.list(division, after.map(Dwelling::id).orElse(null), limit).stream()
                .map(this::answer)
                .toList();
        return Listing.of(lines, limit, DwellingAnswer::id);
    }

    @GetMapping("/api/v1/dwellings/{id}")
    DwellingAnswer dwelling(HttpServletRequest request, @PathVariable String id) {
        var asked = Asked.by(request, "validOn", "knownAt");
        var asOf = asked.asOf(new AsOf(LocalDate.now(clock), clock.instant()));
        asked.faultless();
        return keyring.key(id)
                .flatMap(key -> dwellings.find(new DwellingId(key), asOf))
                .map(this::answer)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "dwelling-unknown"));
    }

    private Optional<Dwelling> dwelling(String reference) {
        return keyring.key(reference).flatMap(key -> dwellings.find(new DwellingId(key)));
    }

    private DwellingAnswer answer(Dwelling dwelling) {
        return new DwellingAnswer(
                keyring.reference(dwelling.id().value()),
                keyring.reference(dwelling.building().value()),
                dwelling.code(),
                dwelling.address(),
                dwelling.division().value(),
                dwelling.divisionName(),
                Asked.code(dwelling.use()),
                dwelling.doorPlate(),
                dwelling.position());
    }
}
