package org.anju.postings;

/// A visit or an event as its officer sees it.
///
/// @param place in words
/// @param withdrawable whether it can be taken back yet
public record OccasionLine(Occasion occasion, String reference, String place, boolean withdrawable) {}
