package org.anju.warrants;

import java.time.LocalDate;
import java.util.UUID;
import org.anju.shared.IdentityNumber;

/// An instrument as an officer, or a judicial system, enters it. Of the person it has the document and nothing
/// else.
///
/// @param key made by whoever sends it: the same again changes nothing
/// @param sha256 of the signed instrument, 64 hexadecimal digits
/// @param ends its last day
public record Entry(
        UUID key,
        Instrument instrument,
        IssuerKind issuerKind,
        String issuer,
        String number,
        IdentityNumber person,
        String sha256,
        boolean urgent,
        LocalDate starts,
        LocalDate ends) {}
