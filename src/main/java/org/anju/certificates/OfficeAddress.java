package org.anju.certificates;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The address under which the world knows this office: it stands in every QR code and credential.
@Component
class OfficeAddress {

    private final String address;

    /// @param address `anju.address`; where it is not set, that of this machine, which is good for trying out
    OfficeAddress(@Value("${anju.address:}") String address, @Value("${server.port:8080}") String port) {
        var set = address.isBlank() ? "http://localhost:" + port : address.strip();
        this.address = set.replaceAll("/+$", "");
    }

    String text() {
        return address;
    }
}
