package org.anju.certificates;

import java.time.LocalDate;
import org.anju.shared.Keyring;

/// A certificate as a page shows it.
///
/// @param reference under which its page is found
/// @param state as it stands today: `VALID`, `SUSPENDED`, `REVOKED` or `ENDED`
public record CertificateLine(Certificate certificate, String reference, String state) {

    static CertificateLine of(Certificate one, Keyring keyring, LocalDate today) {
        var ended = one.state() == Certificate.State.VALID && one.ended(today);
        return new CertificateLine(
                one,
                keyring.reference(one.id().value()),
                ended ? "ENDED" : one.state().name());
    }

    /// The colour of its badge.
    public String badge() {
        return state.equals("VALID") ? "good" : state.equals("SUSPENDED") ? "wait" : "stop";
    }
}
