package org.anju.postings;

/// A visit or an event as its officer sees it.
///
/// @param place in words
public record OccasionLine(Occasion occasion, String reference, String place) {}
