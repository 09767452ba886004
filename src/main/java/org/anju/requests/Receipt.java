package org.anju.requests;

import org.anju.shared.ReceiptNumber;

/// What somebody who asked for something takes along 回执.
///
/// @param number by which it is named on the telephone and at the counter
public record Receipt(RequestId request, ReceiptNumber number) {}
