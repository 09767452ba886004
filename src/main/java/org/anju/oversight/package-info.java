/// Remembers who looked at whose record, shows it to that person and proves it by a log that everybody can
/// check; keeps the catalogue of purposes.
///
/// Depends on nothing but shared words and an engine, so that every other module can depend on it.
@ApplicationModule(allowedDependencies = {"shared", "frame", "merkle"})
@NullMarked
package org.anju.oversight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
