package org.anju.permits;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Something that happened to a permit on a day. What a permit is follows from its marks and the rules alone.
///
/// @param ground of an end; `null` for everything else
public record Mark(Kind kind, LocalDate day, @Nullable EndGround ground) {

    public Mark {
        if ((kind == Kind.ENDED) != (ground != null)) {
            throw new IllegalArgumentException("A ground belongs to an end, and to nothing else: %s.".formatted(kind));
        }
    }

    public enum Kind {
        ISSUED,
        /// in its window
        ENDORSED,
        /// after it
        MADE_UP,
        /// to another address in the same locality
        ADDRESS_CHANGED,
        LOST,
        /// a new card for one that was lost or damaged
        REPLACED,
        ENDED,
        /// an end that should not have been is taken back
        RESTORED
    }

    public static Mark of(Kind kind, LocalDate day) {
        return new Mark(kind, day, null);
    }

    public static Mark ended(LocalDate day, EndGround ground) {
        return new Mark(Kind.ENDED, day, ground);
    }
}
