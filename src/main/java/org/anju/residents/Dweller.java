package org.anju.residents;

import java.util.UUID;
import org.anju.shared.PartialDate;

/// Somebody who lives, or possibly lives, in a dwelling, as a community worker sees it: masked, and no more
/// than tells one from another.
///
/// @param name the family name and stars
/// @param birthYear four digits; empty where unknown
/// @param certain whether they live there for certain; if not, their dates leave it open
public record Dweller(UUID stay, String name, String birthYear, PartialDate since, boolean certain) {}
