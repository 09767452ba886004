/// A person does not recognise a look at their record and says so; an inspector answers within a time that is
/// known from the start.
@ApplicationModule(allowedDependencies = {"shared", "frame", "oversight", "accounts", "residents"})
@NullMarked
package org.anju.complaints;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
