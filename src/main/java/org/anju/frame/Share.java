package org.anju.frame;

/// A part of a whole as people read it: never "0%" where there is something, nor "100%" where something is
/// missing.
public final class Share {

    private static final int WHOLE = 100;

    private Share() {}

    /// Whole per cent; a dash where there is nothing to be a part of.
    public static String of(long part, long whole) {
        if (whole == 0) {
            return "–";
        }
        var percent = Math.round((double) WHOLE * part / whole);
        if (percent == 0 && part > 0) {
            return "<1%";
        }
        return percent == WHOLE && part < whole ? ">99%" : percent + "%";
    }
}
