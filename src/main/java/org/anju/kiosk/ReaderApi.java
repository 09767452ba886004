package org.anju.kiosk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Base64;
import org.anju.frame.Asked;
import org.anju.frame.Fields;
import org.anju.shared.Keyring;
import org.anju.shared.P256;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What the program beside a document reader has to do with the house. Open to everybody, for a reader proves
/// itself by what it signs.
@RestController
class ReaderApi {

    private final Kiosks kiosks;
    private final Readers readers;
    private final Keyring keyring;

    ReaderApi(Kiosks kiosks, Readers readers, Keyring keyring) {
        this.kiosks = kiosks;
        this.readers = readers;
        this.keyring = keyring;
    }

    record EnrolledAnswer(String reader) {}

    /// @param wants what is to be read: that the plate is empty, or a document; `null` where nobody waits for
    ///     either
    record WantedAnswer(
            @Nullable String wants,
            @Nullable String nonce,
            @Nullable Instant until) {}

    record TakenAnswer(boolean taken) {}

    @PostMapping("/api/v1/kiosk/readers")
    @ResponseStatus(HttpStatus.CREATED)
    EnrolledAnswer enrol(HttpServletRequest request) {
        var asked = Asked.by(request);
        var body = asked.body("code", "publicKey");
        var code = body.text("code");
        var jwk = body.object("publicKey", "kty", "crv", "x", "y", "ext", "key_ops", "alg");
        var key = new P256.Jwk(jwk.text("kty"), jwk.text("crv"), jwk.text("x"), jwk.text("y"));
        asked.faultless();
        return new EnrolledAnswer(
                keyring.reference(kiosks.enrolReader(code, key).value()));
    }

    @GetMapping("/api/v1/kiosk/readers/{id}/wanted")
    WantedAnswer wanted(HttpServletRequest request, @PathVariable String id) {
        Asked.by(request).faultless();
        return readers.wanted(id)
                .map(wanted -> new WantedAnswer(wanted.plate().name(), wanted.nonce(), wanted.until()))
                .orElseGet(() -> new WantedAnswer(null, null, null));
    }

    @PostMapping("/api/v1/kiosk/readings")
    @ResponseStatus(HttpStatus.CREATED)
    TakenAnswer take(HttpServletRequest request) {
        var asked = Asked.by(request);
        var body = asked.body("reader", "nonce", "kind", "number", "signature");
        var reading =
                new Readers.Reading(body.text("reader"), body.text("nonce"), body.text("kind"), body.text("number"));
        var signature = signature(body);
        asked.faultless();
        readers.take(reading, signature);
        return new TakenAnswer(true);
    }

    private static byte[] signature(Fields body) {
        try {
            return Base64.getUrlDecoder().decode(body.text("signature"));
        } catch (IllegalArgumentException e) {
            body.fault("signature", "base64url-expected");
            return new byte[0];
        }
    }
}
