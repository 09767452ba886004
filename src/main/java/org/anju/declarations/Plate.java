package org.anju.declarations;

/// A door plate as it is printed.
///
/// @param size of the picture in modules
/// @param modules the dark ones, as the path of a drawing
public record Plate(DoorView door, String url, int size, String modules) {}
