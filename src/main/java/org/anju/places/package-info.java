/// Divisions through time, streets and standard addresses: what a place is called, and which place a text
/// means.
@ApplicationModule(allowedDependencies = {"shared", "frame"})
@NullMarked
package org.anju.places;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
