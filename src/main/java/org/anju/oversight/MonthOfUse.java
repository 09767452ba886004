package org.anju.oversight;

import org.anju.shared.PurposeCode;
import org.anju.shared.UnitId;

/// How often a unit looked for one purpose in a finished month; a list of twenty persons is twenty looks.
public record MonthOfUse(UnitId unit, String unitName, PurposeCode purpose, long looks) {}
