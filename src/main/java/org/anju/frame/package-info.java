/// What every page carries: its language and size of type, who is signed in, the purpose in view, the menu.
@ApplicationModule(type = ApplicationModule.Type.OPEN, allowedDependencies = "shared")
@NullMarked
package org.anju.frame;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
