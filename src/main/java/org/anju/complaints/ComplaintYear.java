package org.anju.complaints;

/// What became of the complaints of one year.
///
/// @param late answered after their time, or still waiting beyond it
public record ComplaintYear(int year, long upheld, long explained, long open, long late) {}
