package org.anju.wards;

import java.time.LocalDate;

/// Somebody for whom the reader acts.
///
/// @param reference under which the pages about them are found
/// @param name masked
/// @param birthYear empty where unknown
/// @param until the first day on which that ends
public record WardLine(String reference, String name, String birthYear, LocalDate until) {}
