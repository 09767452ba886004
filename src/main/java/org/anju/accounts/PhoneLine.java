package org.anju.accounts;

/// A phone in the list at the desk.
public record PhoneLine(Phone phone, String reference) {}
