package org.anju.oversight;

import java.time.Duration;

/// What is so grave that two persons decide it 须两人决定的事项.
public enum ProposalKind {
    /// two records are of one person and become one
    MERGE_PERSONS,
    /// two records that had become one are of two persons after all
    UNMERGE_PERSONS,
    /// a record is erased before its time
    ERASE_PERSON;

    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    /// How long a proposal of this kind may wait: who confirms it later would decide on old facts. The database
    /// allows 31 days at most.
    public Duration lasts() {
        return TWO_WEEKS;
    }
}
