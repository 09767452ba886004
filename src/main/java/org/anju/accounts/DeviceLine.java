package org.anju.accounts;

/// A device in the list of its owner.
///
/// @param here whether it is the one that shows the list
public record DeviceLine(Device device, String reference, boolean here) {}
