package org.anju.shared;

import java.time.Instant;
import java.time.LocalDate;

/// The point on both time axes at which a question is asked.
///
/// @param validOn the day about which one asks
/// @param knownAt the instant whose knowledge answers
public record AsOf(LocalDate validOn, Instant knownAt) {}
