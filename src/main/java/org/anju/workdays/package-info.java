/// The calendar of working days 工作日历 as data, and what follows from it: on which day a time limit ends.
/// Without Spring, SQL or state.
@ApplicationModule(allowedDependencies = "shared")
@NullMarked
package org.anju.workdays;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
