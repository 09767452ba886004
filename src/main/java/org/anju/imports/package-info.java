/// An office's own files on their way into the register: each row gets a verdict, and a report hands back what
/// did not go in.
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
            "counters"
        })
@NullMarked
package org.anju.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
