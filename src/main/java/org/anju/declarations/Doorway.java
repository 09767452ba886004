package org.anju.declarations;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.anju.accounts.Sessions;
import org.anju.accounts.SignedIn;
import org.anju.dwellings.Dwelling;
import org.anju.dwellings.Dwellings;
import org.anju.shared.Problem;
import org.springframework.stereotype.Component;

/// The way from a door plate to its dwelling. Plates cannot be listed, and who tries them through has to
/// wait.
@Component
class Doorway {

    private final Dwellings dwellings;
    private final Limits limits;

    Doorway(Dwellings dwellings, Limits limits) {
        this.dwellings = dwellings;
        this.limits = limits;
    }

    /// The dwelling behind a plate; empty where there is none. Throws [Problem] `too-many-tries`.
    Optional<Dwelling> find(String plate, HttpServletRequest request) {
        var asker = limits.asker(request);
        limits.require(Limits.Kind.PLATE, asker);
        var found = dwellings.findByDoorPlate(plate);
        if (found.isEmpty()) {
            limits.count(Limits.Kind.PLATE, asker);
        }
        return found;
    }

    /// The dwelling behind a plate; throws [Problem] `door-plate-unknown` where there is none.
    Dwelling get(String plate, HttpServletRequest request) {
        return find(plate, request).orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "door-plate-unknown"));
    }

    /// The resident who has signed in; empty for nobody, and for staff, who are at the door as anybody else.
    static Optional<SignedIn> resident() {
        return Sessions.current().filter(who -> who.person() != null);
    }
}
