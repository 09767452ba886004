package org.anju.warrants;

import java.time.Instant;
import java.time.LocalDate;
import org.anju.oversight.ProposalId;
import org.anju.shared.AccountId;
import org.anju.shared.DocumentKind;
import org.anju.shared.UnitId;

/// A judicial instrument 司法文书, as its officers see it: of the document that it means, the last four characters.
///
/// @param by who entered it, for which unit
/// @param ends its last day
public record Warrant(
        WarrantId id,
        ProposalId proposal,
        Instrument instrument,
        IssuerKind issuerKind,
        String issuer,
        String number,
        DocumentKind documentKind,
        String lastFour,
        String sha256,
        boolean urgent,
        LocalDate starts,
        LocalDate ends,
        AccountId by,
        UnitId unit,
        String unitName,
        Instant at,
        State state) {

    /// How an instrument stands; only one in force matches anybody.
    public enum State {
        /// nobody of another unit has verified it
        UNVERIFIED,
        NOT_BEGUN,
        IN_FORCE,
        ENDED,
        REVOKED
    }

    /// Why an instrument was revoked.
    public enum Revocation {
        WITHDRAWN_BY_ISSUER,
        EXECUTED,
        ENTERED_WRONGLY
    }
}
