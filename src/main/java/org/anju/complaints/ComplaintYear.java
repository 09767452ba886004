package org.anju.complaints;

/// What became of the complaints of one year, told once all of them are due.
///
/// @param upheld in time
/// @param explained in time
/// @param late not answered in time, or not at all
public record ComplaintYear(int year, long upheld, long explained, long late) {}
