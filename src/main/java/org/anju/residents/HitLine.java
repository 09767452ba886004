package org.anju.residents;

/// A person who was found, and the reference under which the record is opened.
public record HitLine(Search.Found found, String reference) {}
