/// Remembers who looked at whose record and shows it to that person; keeps the catalogue of purposes.
///
/// Depends on nothing but shared words, so that every other module can depend on it.
@ApplicationModule(allowedDependencies = {"shared", "frame"})
@NullMarked
package org.anju.oversight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
