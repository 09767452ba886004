package org.anju.shared;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/// Makes the keys of the house: UUID version 7 (RFC 9562, section 5.7), in order of time. A key tells when it
/// was made, so it never leaves the house; outside it travels as [Keyring#reference].
public final class Ids {

    private static final TimeBasedEpochGenerator MAKER = Generators.timeBasedEpochGenerator();

    /// The millisecond of the newest key: a clock that is set back does not put the next one before it.
    private static long newest;

    private Ids() {}

    /// A new key, greater than those made before it in this process.
    public static UUID next() {
        return next(System.currentTimeMillis());
    }

    static synchronized UUID next(long millisecond) {
        newest = Math.max(newest, millisecond);
        return MAKER.construct(newest);
    }
}
