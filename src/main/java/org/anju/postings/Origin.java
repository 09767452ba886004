package org.anju.postings;

import java.time.LocalDate;
import org.anju.shared.DivisionCode;

/// How many residents of a county came from a province, as counted in a quarter. Small numbers stand here: whoever
/// publishes them withholds those.
public record Origin(LocalDate quarter, DivisionCode province, DivisionCode host, long persons) {}
