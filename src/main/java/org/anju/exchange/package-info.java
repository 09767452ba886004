/// What other agencies fetch here by contracts of their own, each delivery in the log of the person whom it is
/// about. First of these: Estonia's data tracker, by which a state portal shows people who looked at them.
@ApplicationModule(allowedDependencies = {"shared", "frame", "oversight", "accounts", "residents", "wards"})
@NullMarked
package org.anju.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
