package org.anju.certificates;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a certificate says 凭证种类.
public enum CertificateKind {
    /// the residence permit 居住证
    RESIDENCE_PERMIT("rp"),
    /// that the person lives at an address, since when 居住证明
    RESIDENCE_PROOF("rr");

    private final String code;

    CertificateKind(String code) {
        this.code = code;
    }

    /// The name in a QR code, where every character counts.
    String code() {
        return code;
    }

    /// The name under which credentials and addresses know it: `residence-permit`.
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<CertificateKind> ofSlug(String slug) {
        return Stream.of(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
    }

    static Optional<CertificateKind> ofCode(String code) {
        return Stream.of(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
