package org.anju.certificates;

import java.util.UUID;
import org.anju.shared.Ids;

/// A certificate. The value stays inside the house; outside, a certificate is known by its number.
public record CertificateId(UUID value) {

    /// A key that no certificate has yet.
    static CertificateId next() {
        return new CertificateId(Ids.next());
    }
}
