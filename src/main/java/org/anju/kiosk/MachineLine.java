package org.anju.kiosk;

/// A machine in the list of the administrator.
public record MachineLine(Machine machine, String reference) {}
