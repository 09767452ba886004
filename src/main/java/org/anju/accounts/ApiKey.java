package org.anju.accounts;

import java.time.Instant;

/// A key that works: with it a program acts in the post of its owner. The key itself is shown once and not
/// kept.
///
/// @param reference names it where it is revoked
/// @param owner the name of the account
public record ApiKey(String reference, String name, String owner, Instant expires) {}
