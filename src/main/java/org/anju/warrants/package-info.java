/// Judicial instruments and the exact check of the register against them, decided by two persons of two
/// units.
///
/// Other modules may ask for the figures of a year and nothing else: who is whom an instrument means is
/// known to nobody outside.
@ApplicationModule(allowedDependencies = {"shared", "frame", "oversight", "accounts", "residents"})
@NullMarked
package org.anju.warrants;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
