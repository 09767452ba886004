/// Record linkage: which records are likely to be about one person, how likely, and why, field by field. An
/// engine without Spring, SQL or state: the same input and model give the same answer, byte for byte.
@ApplicationModule(allowedDependencies = "shared")
@NullMarked
package org.anju.linkage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
