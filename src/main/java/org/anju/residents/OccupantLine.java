package org.anju.residents;

/// An occupant and the reference under which the record is opened.
public record OccupantLine(Occupancy.Occupant occupant, String reference) {}
