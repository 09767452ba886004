/// The machine in the hall 自助机: one matter after another for whoever stands there, wiped after each, a person
/// always within call.
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "frame",
            "oversight",
            "accounts",
            "places",
            "dwellings",
            "residents",
            "declarations",
            "matters",
            "counters",
            "notices",
            "certificates",
            "cases",
            "permits"
        })
@NullMarked
package org.anju.kiosk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
