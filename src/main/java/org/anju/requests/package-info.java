/// What a person asks for about the own record 本人请求: a copy, a correction, that a use ends, that the record
/// goes; with a receipt, a day by which it is answered, and never closed without a reason.
@ApplicationModule(allowedDependencies = {"shared", "frame", "oversight", "accounts", "residents"})
@NullMarked
package org.anju.requests;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
