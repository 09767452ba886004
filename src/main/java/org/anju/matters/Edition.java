package org.anju.matters;

import java.time.Instant;

/// A version of a matter in the catalogue, with the text that it was read from.
///
/// @param matter from the day on which this version takes new cases, which is later than its text says where two
///     persons decided after that day
/// @param digest SHA-256 of the text, in hexadecimal digits; the transparency log has the same
/// @param at when it came into the catalogue
public record Edition(Matter matter, Source source, String digest, String text, Instant at) {

    /// Where a version came from.
    public enum Source {
        /// with the program
        PROGRAM,
        /// a file in the data directory of the installation
        FILE,
        /// an administrator proposed it and a second person confirmed
        PUBLISHED
    }
}
