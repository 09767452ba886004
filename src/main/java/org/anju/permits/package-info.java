/// The residence permit 居住证: who is entitled under the rules of the place and the day, endorsement, suspension, and
/// what the holder has a right to.
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
            "counters",
            "notices",
            "certificates",
            "cases"
        })
@NullMarked
package org.anju.permits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
