package org.anju.declarations;

/// A dwelling of a landlord with the reference under which its forms are sent.
public record LettingLine(Letting letting, String reference) {}
