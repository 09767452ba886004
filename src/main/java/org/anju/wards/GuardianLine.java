package org.anju.wards;

/// A guardianship as the desk shows it.
///
/// @param reference under which it is ended
/// @param name of the guardian, masked; empty where it is not shown, or there is no record any more
/// @param stands whether it stands today
/// @param goesOn whether it stands, or waits to be confirmed
public record GuardianLine(Guardianship guardianship, String reference, String name, boolean stands, boolean goesOn) {}
