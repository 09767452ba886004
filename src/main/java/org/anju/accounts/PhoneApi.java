package org.anju.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.anju.frame.Asked;
import org.anju.frame.Fields;
import org.anju.frame.Words;
import org.anju.shared.Keyring;
import org.anju.shared.OfficeKey;
import org.anju.shared.P256;
import org.anju.shared.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// How a phone begins: enrolled once, signed in for each working day. Open to everybody, for a phone proves
/// itself by what it sends.
@RestController
class PhoneApi {

    private final Phones phones;
    private final OfficeKey office;
    private final Keyring keyring;
    private final Clock clock;

    PhoneApi(Phones phones, OfficeKey office, Keyring keyring, Clock clock) {
        this.phones = phones;
        this.office = office;
        this.keyring = keyring;
        this.clock = clock;
    }

    record OfficeAnswer(P256.Jwk key) {}

    record EnrolledAnswer(String phone, String worker, String unit, OfficeAnswer office, Instant at) {}

    record ChallengeAnswer(String challenge) {}

    record SignedInAnswer(String token, Instant until, Instant at) {}

    @PostMapping("/api/v1/phones")
    @ResponseStatus(HttpStatus.CREATED)
    EnrolledAnswer enrol(HttpServletRequest request) {
        var asked = Asked.by(request);
        var body = asked.body("code", "label", "publicKey", "pin");
        var key = jwk(body.object("publicKey", "kty", "crv", "x", "y", "ext", "key_ops", "alg"));
        var code = body.text("code");
        var label = body.text("label");
        var pin = body.text("pin");
        asked.faultless();
        var who = phones.enrol(code, label, key, pin);
        var phone = who.phone();
        if (phone == null) {
            throw new IllegalStateException("A phone was enrolled and is none.");
        }
        return new EnrolledAnswer(
                keyring.reference(phone.value()),
                who.name(),
                unit(who, asked.words()),
                new OfficeAnswer(office.shown()),
                clock.instant());
    }

    private static P256.Jwk jwk(Fields key) {
        return new P256.Jwk(key.text("kty"), key.text("crv"), key.text("x"), key.text("y"));
    }

    @GetMapping("/api/v1/phones/{id}/challenge")
    ChallengeAnswer challenge(HttpServletRequest request, @PathVariable String id) {
        Asked.by(request).faultless();
        return new ChallengeAnswer(phones.challenge(phone(id)));
    }

    @PostMapping("/api/v1/phones/{id}/sign-in")
    SignedInAnswer signIn(HttpServletRequest request, @PathVariable String id) {
        var asked = Asked.by(request);
        var body = asked.body("challenge", "signature", "pin");
        var challenge = body.text("challenge");
        var signature = signature(body);
        var pin = body.text("pin");
        asked.faultless();
        var now = clock.instant();
        return switch (phones.signIn(phone(id), challenge, signature, pin)) {
            case PhoneSignIn.Welcome(var token, var until) -> new SignedInAnswer(token, until, now);
            case PhoneSignIn.WrongNumber() -> throw new Problem(Problem.Kind.FORBIDDEN, "pin-wrong");
            case PhoneSignIn.Locked(var until) ->
                throw new Problem(
                        Problem.Kind.TOO_OFTEN,
                        "pin-locked",
                        Math.max(1, Duration.between(now, until).toSeconds()));
        };
    }

    private static byte[] signature(Fields body) {
        try {
            return Base64.getUrlDecoder().decode(body.text("signature"));
        } catch (IllegalArgumentException e) {
            body.fault("signature", "base64url-expected");
            return new byte[0];
        }
    }

    private static String unit(SignedIn who, Words words) {
        return who.unitName(words.tongue());
    }

    private PhoneId phone(String reference) {
        return keyring.key(reference)
                .map(PhoneId::new)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "phone-unknown"));
    }
}
