package org.anju.places;

import org.anju.shared.DivisionCode;

/// A division as it is called on a day.
public record DivisionName(DivisionCode code, String name) {}
