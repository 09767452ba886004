package org.anju.places;

import java.util.UUID;

/// A standard address 标准地址: one place that mail or a visitor can be sent to. The value stays inside the house.
public record AddressId(UUID value) {}
