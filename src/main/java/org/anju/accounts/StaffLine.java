package org.anju.accounts;

/// A member of staff in the administrator's list.
public record StaffLine(StaffMember member, String reference) {}
