/// Applications 办件, from the draft to what is handed over: each with a receipt, a clock and one table of what may
/// follow what.
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "frame",
            "workdays",
            "oversight",
            "accounts",
            "places",
            "residents",
            "matters",
            "counters",
            "notices",
            "certificates"
        })
@NullMarked
package org.anju.cases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
