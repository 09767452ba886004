/// Second factors 第二因素: codes of an authenticator app, recovery codes, passkeys; how a page asks for one and
/// goes on with what was asked. Whoever has signed in uses it for the own account alone.
@ApplicationModule(allowedDependencies = {"shared", "frame", "accounts"})
@NullMarked
package org.anju.factors;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
