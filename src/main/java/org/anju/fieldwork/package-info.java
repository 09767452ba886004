/// Community workers keep the register fresh: areas and who holds them, rounds, visits that phones hand in when
/// they have a signal, and how fresh each dwelling is.
@ApplicationModule(
        allowedDependencies = {"shared", "frame", "oversight", "accounts", "places", "dwellings", "residents"})
@NullMarked
package org.anju.fieldwork;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
