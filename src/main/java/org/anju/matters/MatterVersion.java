package org.anju.matters;

import org.anju.shared.MatterCode;

/// One version of a matter, as a case pins it: its text is never changed.
///
/// @param version numbered by the program, from 1 on
public record MatterVersion(MatterCode code, int version) {

    public MatterVersion {
        if (version < 1) {
            throw new IllegalArgumentException("Versions of %s begin with 1: %d.".formatted(code, version));
        }
    }

    @Override
    public String toString() {
        return code + "/" + version;
    }
}
