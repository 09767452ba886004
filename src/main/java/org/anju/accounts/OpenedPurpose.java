package org.anju.accounts;

import java.time.Instant;
import org.anju.shared.PurposeCode;

/// The purpose that a member of staff has opened at the desk, kept in the session until it expires or is ended.
public record OpenedPurpose(PurposeCode code, String nameZh, String nameEn, String file, Instant expires) {

    /// Under which the session keeps it.
    public static final String SESSION_KEY = "anju.purpose";
}
