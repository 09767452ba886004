package org.anju.postings;

/// An agreement as the desk shows it.
///
/// @param home the division in words; `host` likewise
/// @param homeUnit the office as it is called; `hostUnit` likewise
/// @param sign whether the viewer may sign now
/// @param end whether the viewer may end it
public record AgreementLine(
        Agreement agreement,
        String reference,
        String home,
        String host,
        String homeUnit,
        String hostUnit,
        boolean stands,
        boolean goesOn,
        boolean sign,
        boolean end) {}
