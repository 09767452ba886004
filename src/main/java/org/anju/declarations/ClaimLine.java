package org.anju.declarations;

import org.anju.shared.ReceiptNumber;

/// What somebody has said about letting, with its reference and the address.
public record ClaimLine(Landlordship landlordship, String reference, String address, ReceiptNumber receipt) {}
