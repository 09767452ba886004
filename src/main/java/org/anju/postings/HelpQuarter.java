package org.anju.postings;

import java.time.LocalDate;

/// What became of the requests of a finished quarter for one need.
///
/// @param quarter its first day
/// @param inTime solved within the time
/// @param later solved after it
/// @param passedOn another office was named
/// @param unsolved not solved, or not closed
public record HelpQuarter(LocalDate quarter, Need need, long inTime, long later, long passedOn, long unsolved) {}
