/// Under which keys a name is found: folded, as it is read, by its initials, as it sounds, and with one slip of
/// the keyboard. No Spring, no SQL, and no name is kept.
@ApplicationModule(allowedDependencies = "shared")
@NullMarked
package org.anju.names;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
