package org.anju.requests;

/// What became of the requests for a correction of one year, told once all of them are answered.
///
/// @param week granted within seven days
/// @param month granted within thirty
/// @param later granted after that
/// @param refused refused, with a reason
public record CorrectionYear(int year, long week, long month, long later, long refused) {}
