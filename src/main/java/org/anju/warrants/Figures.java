package org.anju.warrants;

import java.util.Map;

/// What is published of a year, by the kind of issuer: numbers, and nobody in them.
///
/// Small numbers stand here as they are; whoever publishes them suppresses.
public record Figures(int year, Map<IssuerKind, Map<What, Long>> counts) {

    /// What is counted.
    public enum What {
        VERIFIED,
        NOT_VERIFIED,
        REVOKED,
        CONFIRMED,
        REFUTED,
        LAPSED,
        /// the instrument ended or was revoked while its candidate waited
        OVERTAKEN
    }

    public Figures {
        counts = Map.copyOf(counts);
    }

    public long of(IssuerKind issuer, What what) {
        return counts.getOrDefault(issuer, Map.of()).getOrDefault(what, 0L);
    }
}
