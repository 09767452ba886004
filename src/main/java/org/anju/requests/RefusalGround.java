package org.anju.requests;

/// Why a request is refused 不予办理的理由.
public enum RefusalGround {
    /// the record agrees with the document
    RECORD_IS_RIGHT,
    /// the evidence that was named does not show it
    NOT_SHOWN,
    /// it concerns somebody else's record
    ANOTHER_PERSON,
    /// the use is a duty laid down by law (Personal Information Protection Law, art. 13 (3))
    DUTY_BY_LAW,
    /// the person lives here, so what the record is for is not at its end (art. 47)
    STILL_LIVES_HERE,
    /// the time for which the law has it kept still runs (art. 47)
    PERIOD_RUNS
}
