package org.anju.residents;

import java.time.Instant;

/// What the register knew when somebody looked: an instant, and exactly whose transactions could be seen
/// then. The instant alone would not do: what a transaction that was still running wrote bears an earlier
/// one.
///
/// @param transactions a snapshot as PostgreSQL writes it
public record Knowledge(String transactions, Instant at) {}
