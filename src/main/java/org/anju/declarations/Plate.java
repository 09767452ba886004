package org.anju.declarations;

import org.anju.frame.Qr;

/// A door plate as it is printed.
///
/// @param url what its picture says
public record Plate(DoorView door, String url, Qr qr) {}
