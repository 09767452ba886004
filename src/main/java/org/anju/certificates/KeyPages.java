package org.anju.certificates;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.anju.frame.Words;
import org.anju.shared.Problem;
import org.anju.shared.Tongue;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// What a checker needs and may keep: the public keys, the lists of what does not hold, and what each kind of
/// certificate says. None of it is about a person.
@RestController
class KeyPages {

    private static final Duration KEYS_GOOD_FOR = Duration.ofHours(1);
    private static final Duration KEPT_FOR = Duration.ofSeconds(30);
    private static final MediaType STATUS_LIST = MediaType.parseMediaType("application/statuslist+jwt");

    /// The fields that the words know, in the order in which they are told.
    private static final List<String> FIELDS = List.of(
            Certificate.NAME,
            Certificate.LAST_FOUR,
            Certificate.SEX,
            Certificate.BIRTH_DATE,
            Certificate.HOUSEHOLD,
            Certificate.LOCALITY,
            Certificate.ADDRESS,
            Certificate.SINCE,
            Certificate.PERMIT_NUMBER,
            Certificate.ISSUER);

    private final Certificates certificates;
    private final OfficeAddress address;
    private final JsonMapper json;
    private final Clock clock;
    private final Map<Integer, Kept> kept = new ConcurrentHashMap<>();

    KeyPages(Certificates certificates, OfficeAddress address, JsonMapper json, Clock clock) {
        this.clock = clock;
        this.certificates = certificates;
        this.address = address;
        this.json = json;
    }

    @GetMapping("/open/certificates/keys.json")
    ResponseEntity<String> keys() {
        return json(certificates.openKeys().jwks());
    }

    /// The same where wallets look for it (SD-JWT VC, JWT VC Issuer Metadata).
    @GetMapping("/.well-known/jwt-vc-issuer")
    ResponseEntity<String> issuer() {
        var issuer = new LinkedHashMap<String, Object>();
        issuer.put("issuer", address.text());
        issuer.put("jwks", certificates.openKeys().set());
        return json(json.writeValueAsString(issuer));
    }

    /// Signed anew at most twice a minute, however many ask.
    @GetMapping("/open/certificates/status/{list}")
    ResponseEntity<String> status(@PathVariable String list) {
        var token = list.matches("[0-9]{1,9}") ? signed(Integer.parseInt(list)) : Optional.<String>empty();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(StatusList.GOOD_FOR).cachePublic())
                .contentType(STATUS_LIST)
                .body(token.orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "status-list-unknown", list)));
    }

    private record Kept(Instant at, String token) {}

    private Optional<String> signed(int list) {
        return Optional.ofNullable(kept.compute(list, (one, before) -> {
                    var now = clock.instant();
                    return before != null && now.isBefore(before.at().plus(KEPT_FOR))
                            ? before
                            : certificates
                                    .statusList(one)
                                    .map(fresh -> new Kept(now, fresh))
                                    .orElse(null);
                }))
                .map(Kept::token);
    }

    /// What certificates of a kind say (SD-JWT VC, Type Metadata).
    @GetMapping("/open/certificates/types/{kind}")
    ResponseEntity<String> kind(@PathVariable String kind) {
        var known = CertificateKind.ofSlug(kind)
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "certificate-kind-unknown", kind));
        var type = new LinkedHashMap<String, Object>();
        type.put("vct", address.text() + SdJwt.KINDS + known.slug());
        type.put("name", Words.in(Tongue.EN).of(known));
        type.put(
                "display",
                tongues()
                        .map(words -> Map.of("locale", words.tongue().tag(), "name", words.of(known)))
                        .toList());
        type.put("claims", FIELDS.stream().map(KeyPages::claim).toList());
        return json(json.writeValueAsString(type));
    }

    private static Map<String, Object> claim(String field) {
        var claim = new LinkedHashMap<String, Object>();
        claim.put("path", List.of(field));
        claim.put(
                "display",
                tongues()
                        .map(words ->
                                Map.of("locale", words.tongue().tag(), "label", words.t("certificate.field." + field)))
                        .toList());
        claim.put("sd", "always");
        return claim;
    }

    private static Stream<Words> tongues() {
        return Stream.of(Tongue.values()).map(Words::in);
    }

    private static ResponseEntity<String> json(String body) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(KEYS_GOOD_FOR).cachePublic())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }
}
