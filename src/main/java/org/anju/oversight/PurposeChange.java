package org.anju.oversight;

import java.util.UUID;

/// A change of the catalogue of purposes as it is proposed 目录变更.
///
/// @param wanted the purpose as it would stand; where it is to end, as it stands
public record PurposeChange(UUID id, Kind kind, Purpose wanted) {

    /// What is to become of the purpose.
    public enum Kind {
        ADD,
        CHANGE,
        END
    }
}
