package org.anju.identities;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whom a provider has authenticated.
///
/// @param subject under which the provider knows them, for ever
/// @param proven when they showed the provider a second factor; `null` where this house does not believe
///     that they did, or not lately enough
record Identity(String issuer, String subject, @Nullable Instant proven) {}
