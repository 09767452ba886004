/// The PostgreSQL server that comes with the program: unpacked, initialised, started as a child process,
/// watched and stopped by us. No Spring: it must run before there is a context, and beside one for commands.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.anju.postgres;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
