package org.anju.residents;

import java.util.UUID;
import org.anju.shared.PersonId;

/// How a stay stands to what somebody saw of a dwelling before.
///
/// @param seen whether it was among those that were seen
/// @param stands whether it is believed and goes on
/// @param changed whether somebody else has changed it since
public record StaySince(PersonId person, UUID stay, boolean seen, boolean stands, boolean changed) {}
