/// What a person is told 通知: in the portal, and that there is something to read by e-mail or SMS, never what.
@ApplicationModule(allowedDependencies = {"shared", "frame", "oversight", "accounts", "residents"})
@NullMarked
package org.anju.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
