package org.anju.fieldwork;

/// A visit of a rescue file in the list at the desk.
///
/// @param detail why it is not in the register; blank where it is
public record RescueLine(long sequence, String verdict, String detail) {}
