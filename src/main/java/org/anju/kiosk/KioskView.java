package org.anju.kiosk;

import java.util.Optional;

/// What every page of a machine carries beside its frame.
///
/// @param on whether a turn is on, so that the page watches whether somebody is there
/// @param identified whether the person has shown who they are
/// @param step which page of how many this is; zero where it is none
/// @param of how many there are
/// @param label where the machine stands
/// @param telephone of who comes; empty where there is none
/// @param number under which an application is gone on with elsewhere; empty where there is none
public record KioskView(
        boolean on, boolean identified, int step, int of, String label, String telephone, String number) {

    static KioskView of(Standing standing) {
        return of(standing, 0, 0);
    }

    /// Notes, too, on which page the turn is.
    static KioskView of(Standing standing, int step, int of) {
        var turn = Optional.ofNullable(standing.turn());
        turn.ifPresent(one -> one.at(Math.max(1, step)));
        return new KioskView(
                turn.isPresent(),
                turn.flatMap(Turn::person).isPresent(),
                step,
                of,
                standing.machine().label(),
                standing.machine().telephone(),
                turn.flatMap(Turn::number).map(one -> one.spoken()).orElse(""));
    }

    /// Where nobody is and no machine is known.
    static KioskView nowhere() {
        return new KioskView(false, false, 0, 0, "", "", "");
    }
}
