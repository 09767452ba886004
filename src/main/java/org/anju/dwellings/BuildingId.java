package org.anju.dwellings;

import java.util.UUID;

/// A building 楼栋. The value stays inside the house.
public record BuildingId(UUID value) {}
