/// People say themselves who lives where: at the door plate, as landlords, as organisations. What they say
/// becomes an observation, each gets a receipt, and none of the answers tells who is registered.
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "frame",
            "sheets",
            "oversight",
            "accounts",
            "places",
            "dwellings",
            "residents",
            "fieldwork"
        })
@NullMarked
package org.anju.declarations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
