package org.anju.fieldwork;

import java.util.UUID;

/// A visit 走访, by the key that the phone made for it.
public record VisitId(UUID value) {}
