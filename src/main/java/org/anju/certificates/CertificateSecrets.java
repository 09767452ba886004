package org.anju.certificates;

import java.util.SortedMap;
import java.util.TreeMap;
import org.anju.shared.P256;

/// The secrets from which the keys grow that sign certificates, by their numbers from 1 on. The newest signs;
/// what the older ones have signed still verifies. Who has them can issue certificates of this office.
public record CertificateSecrets(SortedMap<Integer, byte[]> secrets) {

    /// Bytes of each.
    public static final int BYTES = P256.SECRET_BYTES;

    public CertificateSecrets {
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("There is no secret to sign certificates with.");
        }
        secrets = new TreeMap<>(secrets);
    }

    /// Says nothing of the secrets.
    @Override
    public String toString() {
        return "CertificateSecrets";
    }
}
