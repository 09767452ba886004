package org.anju.oversight;

/// The orders of one year that are over, by their last day, and the looks that they had kept from persons.
public record WithheldYear(int year, long orders, long looks) {}
