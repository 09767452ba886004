package org.anju.places;

import org.anju.shared.DivisionCode;

/// An address that a text can mean.
public record AddressCandidate(AddressId id, String text, DivisionCode division) {}
