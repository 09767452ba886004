/// Who acts for whom: parents and guardians see who looked at those for whom they act, for a time and on a
/// paper that was seen at the desk.
@ApplicationModule(
        allowedDependencies = {"shared", "frame", "merkle", "oversight", "accounts", "residents", "complaints"})
@NullMarked
package org.anju.wards;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
