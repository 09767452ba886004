package org.anju.residents;

import java.time.Instant;
import org.anju.shared.PersonId;

/// A person whom an account follows, for the purpose under which it asks.
///
/// @param since when the following began
/// @param until when it ends by itself
public record Followed(PersonId person, Instant since, Instant until) {}
