package org.anju.postings;

import org.anju.shared.ReceiptNumber;

/// A request for help as the person sees it who made it.
///
/// @param number of the case by which it was asked
public record OwnHelp(Help help, ReceiptNumber number) {}
