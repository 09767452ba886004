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

    /// @param doubtful whether no machine may join these two, however much speaks for it
    static Decision of(double weight, boolean doubtful, Thresholds thresholds) {
        if (weight >= thresholds.link() && !doubtful) {
            return LINK;
        }
        return weight >= thresholds.review() ? REVIEW : NONE;
    }

    /// As it stands in files.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
