package org.anju.warrants;

import java.util.UUID;

/// A judicial instrument in the register. The value stays inside the house.
public record WarrantId(UUID value) {}
