/// Buildings and dwellings: which there are, where they stand, what they are used for, and which one an address
/// means.
@ApplicationModule(allowedDependencies = {"shared", "frame", "places", "oversight"})
@NullMarked
package org.anju.dwellings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
