package org.anju.counters;

import java.time.Instant;

/// What somebody wrote down of a service point.
///
/// @param ended whether there is no such point from its `since` on
/// @param at when it was written down
public record PointState(ServicePoint point, boolean ended, Instant at) {}
