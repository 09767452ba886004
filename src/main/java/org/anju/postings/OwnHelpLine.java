package org.anju.postings;

import org.anju.shared.ReceiptNumber;

/// The own request for help as the portal shows it.
public record OwnHelpLine(ReceiptNumber number, HelpLine line) {}
