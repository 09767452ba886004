package org.anju.oversight;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.anju.shared.Role;

/// What the house did that names nobody 本系统事项, as it stands in the transparency log.
///
/// @param kind what happened, in capitals
/// @param content numbers and codes, by what they count or name
/// @param placed whether the log has taken it, so that there is a proof
public record HouseEvent(
        UUID id, Instant at, String unitName, Role role, String kind, Map<String, Object> content, boolean placed) {

    public HouseEvent {
        content = Map.copyOf(content);
    }
}
