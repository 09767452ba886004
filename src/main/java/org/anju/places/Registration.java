package org.anju.places;

/// What became of a standard address that was handed in for registration.
public sealed interface Registration {

    /// It is in the register, from now on or already.
    record Registered(Address address) implements Registration {}

    /// It waits for a person: [#reason] is `division-unknown`, `address-missing`, `address-unreadable` or
    /// `address-outside-division`.
    record NotRegistered(String reason) implements Registration {}
}
