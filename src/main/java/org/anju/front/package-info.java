/// The frame around every page, the way from a refusal to HTTP, and the home page. Knows no module: each offers
/// its menu entry.
@ApplicationModule(allowedDependencies = {"shared", "frame", "accounts", "oversight"})
@NullMarked
package org.anju.front;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
