package org.anju.fieldwork;

import java.util.List;

/// An area in the list at the desk.
///
/// @param place the names of its division
/// @param holders names of those who hold it today
public record AreaLine(String reference, Area area, String place, int doors, List<String> holders) {}
