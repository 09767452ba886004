package org.anju.counters;

/// A service point, how far it is, and whether one would find it open.
///
/// @param metres on the ellipsoid, as the crow flies
/// @param opening at the instant that was asked for
public record NearPoint(ServicePoint point, long metres, Opening opening) {

    /// Further than this is far: whoever plans the service is told so, and so is whoever asks.
    public static final long FAR = 2_000;

    public boolean far() {
        return metres > FAR;
    }
}
