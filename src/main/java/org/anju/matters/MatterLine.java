package org.anju.matters;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A matter of the catalogue with all its versions, as pages show it.
///
/// @param now the version that takes new cases; `null` where none does
/// @param versions the newest first
public record MatterLine(@Nullable Matter now, List<Edition> versions) {

    public MatterLine {
        versions = List.copyOf(versions);
    }

    /// The version that names it: the one in use, or the newest.
    public Matter named() {
        return now == null ? versions.getFirst().matter() : now;
    }
}
