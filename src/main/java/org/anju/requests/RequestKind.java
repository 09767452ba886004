package org.anju.requests;

import java.util.List;

/// What may be asked for 请求种类, and on which grounds it may be refused.
public enum RequestKind {
    /// a copy of everything (Personal Information Protection Law, art. 45); given at once
    COPY,
    /// something is wrong or missing (art. 46)
    CORRECTION(RefusalGround.RECORD_IS_RIGHT, RefusalGround.NOT_SHOWN, RefusalGround.ANOTHER_PERSON),
    /// a use should end (art. 44)
    OBJECTION(RefusalGround.DUTY_BY_LAW, RefusalGround.ANOTHER_PERSON),
    /// the record should go (art. 47); two persons decide it
    ERASURE(RefusalGround.STILL_LIVES_HERE, RefusalGround.PERIOD_RUNS, RefusalGround.DUTY_BY_LAW);

    private final List<RefusalGround> grounds;

    RequestKind(RefusalGround... grounds) {
        this.grounds = List.of(grounds);
    }

    /// The only grounds on which one of this kind is refused; the database holds to the same list.
    public List<RefusalGround> grounds() {
        return grounds;
    }
}
