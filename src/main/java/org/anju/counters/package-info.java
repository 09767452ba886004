/// Service points 服务点: where they are, when they are open, which functions are delegated to them, appointments
/// and the queue.
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "frame",
            "workdays",
            "oversight",
            "accounts",
            "places",
            "dwellings",
            "residents",
            "matters",
            "notices"
        })
@NullMarked
package org.anju.counters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
