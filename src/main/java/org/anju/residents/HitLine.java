package org.anju.residents;

/// A hit and the reference under which its record is opened.
public record HitLine(Hit hit, String reference) {}
