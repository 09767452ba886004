package org.anju.counters;

/// A row of a list of delegations, as written.
///
/// @param point the code of a service point; blank where a unit has it
/// @param unit its name; blank where a service point has it
public record DelegationRow(
        String point, String unit, String function, String step, String since, String until, String basis) {}
