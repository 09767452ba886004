package org.anju.certificates;

import java.util.List;
import org.anju.shared.P256;
import org.springframework.stereotype.Component;

/// The office's keys for certificates: the newest signs, all are published.
@Component
class SigningKeys {

    private final P256.Pair newest;
    private final String name;
    private final OpenKeys open;

    SigningKeys(CertificateSecrets secrets) {
        var pairs = secrets.secrets().values().stream().map(P256::pair).toList();
        this.newest = pairs.getLast();
        this.name = OpenKeys.name(newest.open());
        this.open = OpenKeys.of(List.copyOf(pairs.stream().map(P256.Pair::open).toList()));
    }

    P256.Pair newest() {
        return newest;
    }

    /// The name of the newest, `kid`.
    String name() {
        return name;
    }

    OpenKeys open() {
        return open;
    }
}
