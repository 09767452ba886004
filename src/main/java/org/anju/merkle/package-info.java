/// Merkle trees as RFC 6962 has them, their proofs, and the texts in which C2SP writes checkpoints,
/// signatures and proofs down: what a transparency log is made of. An engine without Spring, SQL or state.
@ApplicationModule(allowedDependencies = "shared")
@NullMarked
package org.anju.merkle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
