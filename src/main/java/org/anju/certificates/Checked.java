package org.anju.certificates;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What a check of a presented certificate found 核验结果.
///
/// @param kind `null` where the text could not be trusted; then nothing of what it says is told either
/// @param fields what the certificate says, as far as it was shown
/// @param until the last day on which it holds; `null` where it has no end
/// @param statusAt as of when it is known whether it was revoked or suspended; `null` where that is not known
/// @param lack why that is not known; `null` where it is, or nothing depends on it
public record Checked(
        Standing standing,
        @Nullable CertificateKind kind,
        SequencedMap<String, String> fields,
        @Nullable LocalDate issued,
        @Nullable LocalDate until,
        @Nullable Instant statusAt,
        @Nullable Lack lack) {

    /// How it stands with a presented certificate.
    public enum Standing {
        /// signed by the office, unchanged, in time, and neither revoked nor suspended as far as was looked
        GENUINE,
        /// nothing that this office issues
        UNREADABLE,
        /// changed after it was signed
        ALTERED,
        /// signed by a key that is not this office's
        UNKNOWN_KEY,
        /// the day of issue is still to come, by the clock of whoever checks
        NOT_YET,
        /// its last day is over
        EXPIRED,
        SUSPENDED,
        REVOKED,
        /// signed by the office, but whether it still holds cannot be said
        STATUS_UNKNOWN
    }

    /// Why nobody can say whether a certificate was revoked or suspended.
    ///
    /// @param list the number of the list in which its status stands
    /// @param at of a list that is too old: when it was made; else `null`
    public record Lack(Why why, int list, @Nullable Instant at) {

        public enum Why {
            /// nobody has looked
            NOT_LOOKED,
            /// what was given is no list of this office, or was changed
            NO_LIST,
            /// it is the list of another number
            OTHER_LIST,
            /// its time is over
            STALE,
            /// the list has no place of that number, or what stands there means nothing
            UNLISTED
        }
    }

    public Checked {
        fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
    }

    static Checked refused(Standing standing) {
        return new Checked(standing, null, new LinkedHashMap<>(), null, null, null, null);
    }

    static Checked of(Content content, Standing standing) {
        return new Checked(standing, content.kind(), content.fields(), content.issued(), content.until(), null, null);
    }

    public boolean genuine() {
        return standing == Standing.GENUINE;
    }

    Checked standing(Standing other, Instant at) {
        return new Checked(other, kind, fields, issued, until, at, null);
    }

    /// The same where its status is not known.
    Checked lacking(Standing other, Lack.Why why, int list, @Nullable Instant at) {
        return new Checked(other, kind, fields, issued, until, null, new Lack(why, list, at));
    }
}
