/// People who sign in, the units and posts they act for, and how a request comes to carry who asks and why.
@ApplicationModule(allowedDependencies = {"shared", "frame", "oversight"})
@NullMarked
package org.anju.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
