/// Who lives where: persons and their documents, stays, the observations that say so, and the acts that
/// follow from them.
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "names",
            "frame",
            "sheets",
            "oversight",
            "accounts",
            "places",
            "dwellings",
            "linkage",
            "merkle"
        })
@NullMarked
package org.anju.residents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
