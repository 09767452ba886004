package org.anju.identities;

/// Whom a provider has authenticated.
///
/// @param subject under which the provider knows them, for ever
/// @param secondFactor whether they have shown the provider a second factor, as far as this house believes it
record Identity(String issuer, String subject, boolean secondFactor) {}
