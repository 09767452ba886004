package org.anju.certificates;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SequencedMap;
import org.anju.frame.Words;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a signed form says: the QR code the least, the credential everything that its holder shows.
///
/// @param until the last day on which it holds; `null` where it has no end
record Content(
        CertificateKind kind,
        SequencedMap<String, String> fields,
        LocalDate issued,
        @Nullable LocalDate until,
        Slot slot) {

    private static final long LATEST = 253_402_300_799L; // the last second of the year 9999

    /// `iat`: the begin of the day on which it was issued, for the hour is nobody's business.
    long from() {
        return begin(issued);
    }

    /// `exp`: the first second on which it does not hold any more. Only where it has an end.
    static long end(LocalDate until) {
        return begin(until.plusDays(1));
    }

    static long begin(LocalDate day) {
        return day.atStartOfDay(Words.ZONE).toEpochSecond();
    }

    /// The day on which the second lies; empty where the claim is no time.
    static Optional<LocalDate> day(JsonNode second) {
        if (!second.isIntegralNumber() || !second.canConvertToLong() || Math.abs(second.asLong()) > LATEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.ofInstant(Instant.ofEpochSecond(second.asLong()), Words.ZONE));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
