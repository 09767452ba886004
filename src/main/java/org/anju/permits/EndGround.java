package org.anju.permits;

/// Why a permit ends for good. The decree has no list; each follows from one of its articles.
public enum EndGround {
    /// the household was moved here (art. 15): whoever is registered here needs no permit (art. 2)
    HOUSEHOLD_MOVED,
    /// the holder lives here no longer (arts. 2 and 3)
    LEFT,
    DIED,
    /// it was obtained by false papers and is taken in (arts. 18 and 19)
    FRAUD
}
