package org.anju.kiosk;

/// A service point to choose from.
public record PointChoice(String reference, String name) {}
