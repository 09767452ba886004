package org.anju.cli;

import org.anju.certificates.CertificateSecrets;
import org.anju.postgres.Secrets;
import org.anju.shared.Keyring;

/// The keyring of an installation, from its secrets.
final class Keys {

    /// The first secret: digests, references, and what was sealed before any other one was made.
    static final String FIRST = "identity-key";

    /// Those that seal since, with their numbers.
    static final String SERIES = "seal-key";

    /// The secret from which the key grows that signs certificates; those that sign since follow with their
    /// numbers.
    static final String CERTIFICATES = "certificate-key";

    private Keys() {}

    /// Made where there is none yet.
    static Keyring of(Secrets secrets) {
        return of(secrets, secrets.secret(FIRST, Keyring.SECRET_BYTES));
    }

    /// Never made: for a database that is there already.
    static Keyring known(Secrets secrets) {
        return of(secrets, secrets.known(FIRST, Keyring.SECRET_BYTES));
    }

    private static Keyring of(Secrets secrets, byte[] first) {
        return new Keyring(first, secrets.series(SERIES, Keyring.SECRET_BYTES));
    }

    /// Makes the key that seals from the next start on, for an installation that is there.
    static void next(Secrets secrets) {
        int number = known(secrets).newest() + 1;
        secrets.secret(SERIES + "-" + number, Keyring.SECRET_BYTES);
    }

    /// The keys of certificates, made where there is none yet.
    static CertificateSecrets certificates(Secrets secrets) {
        var all = secrets.series(CERTIFICATES, CertificateSecrets.BYTES);
        all.put(1, secrets.secret(CERTIFICATES, CertificateSecrets.BYTES));
        return new CertificateSecrets(all);
    }

    /// Makes the key that signs certificates from the next start on.
    static String nextCertificates(Secrets secrets) {
        int number = certificates(secrets).secrets().lastKey() + 1;
        var name = CERTIFICATES + "-" + number;
        secrets.secret(name, CertificateSecrets.BYTES);
        return name;
    }
}
