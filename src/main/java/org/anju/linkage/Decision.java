package org.anju.linkage;

import java.util.Locale;

/// What becomes of a pair.
public enum Decision {
    /// one person
    LINK,
    /// a person decides
    REVIEW,
    /// nothing
    NONE;

    /// @param guarded whether no machine may join these two, however much speaks for it
    /// @param notCounted bits that the guard for households left out; a person is asked where they would have
    ///     been enough for a link
    static Decision of(double weight, boolean guarded, double notCounted, Thresholds thresholds) {
        if (weight >= thresholds.link() && !guarded) {
            return LINK;
        }
        return weight >= thresholds.review() || weight + notCounted >= thresholds.link() ? REVIEW : NONE;
    }

    /// As it stands in files.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
