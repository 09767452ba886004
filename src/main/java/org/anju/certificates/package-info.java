/// Signed documents 电子凭证 that verify without us: on paper, as a QR code, as a credential; and which of them no
/// longer hold.
@ApplicationModule(allowedDependencies = {"shared", "frame", "oversight", "accounts", "residents"})
@NullMarked
package org.anju.certificates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
