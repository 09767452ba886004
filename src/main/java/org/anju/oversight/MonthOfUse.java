package org.anju.oversight;

import java.time.YearMonth;
import org.anju.shared.PurposeCode;
import org.anju.shared.UnitId;

/// How often a unit looked for one purpose in a finished month; a list of twenty persons is twenty looks.
///
/// @param withheld how many of them were kept from the persons by a judicial order when the month was counted
public record MonthOfUse(
        YearMonth month, UnitId unit, String unitName, PurposeCode purpose, long looks, long withheld) {}
