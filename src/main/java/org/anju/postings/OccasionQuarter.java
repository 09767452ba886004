package org.anju.postings;

import java.time.LocalDate;

/// The visits or events of a finished quarter.
///
/// @param quarter its first day
/// @param number how many
/// @param persons for how many together
public record OccasionQuarter(LocalDate quarter, Occasion.Kind kind, long number, long persons) {}
