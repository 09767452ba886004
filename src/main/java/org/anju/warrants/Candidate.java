package org.anju.warrants;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody of the register bears exactly the document that an instrument means 待核实结果. Who it is, is not in it.
///
/// @param expires when it comes to nothing by itself
/// @param answer what the issuer said; `null` while nobody has asked
public record Candidate(
        CandidateId id,
        WarrantId warrant,
        Instant at,
        Instant expires,
        @Nullable Answer answer,
        boolean confirmed,
        boolean handedOver) {

    /// That the instrument's issuer was asked and confirmed: in force, this document, will act.
    ///
    /// @param official who answered for the issuer
    /// @param reference under which the answer is found there
    public record Answer(String official, Channel channel, String reference, Instant answered) {}

    /// How the issuer was asked.
    public enum Channel {
        PHONE,
        SECURE_NETWORK,
        IN_PERSON
    }
}
