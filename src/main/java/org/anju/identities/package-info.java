/// Signing in through the identity provider of a city 统一身份认证 (OpenID Connect). It says who somebody is; what
/// they may do is decided here.
@ApplicationModule(allowedDependencies = {"shared", "frame", "accounts"})
@NullMarked
package org.anju.identities;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
