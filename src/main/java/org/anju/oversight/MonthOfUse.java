package org.anju.oversight;

import java.time.YearMonth;
import org.anju.shared.PurposeCode;
import org.anju.shared.UnitId;

/// How often a unit looked for one purpose in a finished month; a list of twenty persons is twenty looks.
public record MonthOfUse(YearMonth month, UnitId unit, String unitName, PurposeCode purpose, long looks) {}
