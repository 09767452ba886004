package org.anju.certificates;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A certificate as a credential (SD-JWT, RFC 9901; SD-JWT VC): the office signs digests of the fields, and
/// whoever holds it shows those that are needed. It is bound to no key of its holder: whoever checks it
/// compares it with the holder's identity document.
final class SdJwt {

    static final String TYPE = "dc+sd-jwt";

    /// What a certificate of this kind is, under the office's address.
    static final String KINDS = "/open/certificates/types/";

    static final String LISTS = "/open/certificates/status/";

    private static final int SALT_BYTES = 16;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SecureRandom RANDOM = new SecureRandom();

    private SdJwt() {}

    /// @param house the address of the office, without a slash at its end
    static String sign(Content content, String house, SigningKeys keys) {
        var disclosures = new ArrayList<String>();
        content.fields().forEach((name, value) -> disclosures.add(disclosure(name, value)));
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", house);
        claims.put("vct", house + KINDS + content.kind().slug());
        claims.put("iat", content.from());
        var until = content.until();
        if (until != null) {
            claims.put("exp", Content.end(until));
        }
        claims.put(
                "status",
                Map.of(
                        "status_list",
                        Map.of(
                                "idx",
                                content.slot().place(),
                                "uri",
                                house + LISTS + content.slot().list())));
        claims.put("_sd_alg", "sha-256");
        // In the order of the digests, which tells nothing of that of the fields.
        claims.put("_sd", disclosures.stream().map(SdJwt::digest).sorted().toList());
        return joined(Jws.sign(TYPE, claims, keys), disclosures);
    }

    /// The same credential with fewer of its fields, to be shown to somebody.
    ///
    /// @param names the fields that are shown; others that it does not have are passed over
    static String showing(String whole, Collection<String> names) {
        var parts = List.of(whole.split("~", -1));
        return joined(
                parts.getFirst(),
                parts.subList(1, parts.size() - 1).stream()
                        .filter(part -> opened(part)
                                .filter(field -> names.contains(field.name()))
                                .isPresent())
                        .toList());
    }

    /// What became of reading one: as [Jws#read], or a disclosure that the office has not signed.
    static Jws.Read read(String text, OpenKeys keys) {
        var parts = List.of(text.split("~", -1));
        // After the last `~` a holder's key would sign; we ask for none, and take nothing that we do not check.
        if (parts.size() < 2 || !parts.getLast().isEmpty()) {
            return new Jws.Read.Unreadable();
        }
        var read = Jws.read(TYPE, parts.getFirst(), keys);
        if (!(read instanceof Jws.Read.Good(var claims))) {
            return read;
        }
        var fields = fields(claims, parts.subList(1, parts.size() - 1));
        if (fields.isEmpty()) {
            return new Jws.Read.Altered();
        }
        return new Jws.Read.Good(JSON.valueToTree(Map.of("claims", claims, "fields", fields.get())));
    }

    /// The fields that are disclosed, in the order in which they come; empty where one of them is not among the
    /// digests, or comes twice.
    static Optional<Map<String, String>> fields(JsonNode claims, List<String> disclosures) {
        var digests = claims.path("_sd").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        var fields = new LinkedHashMap<String, String>();
        var seen = new HashSet<String>();
        for (var disclosure : disclosures) {
            var field = opened(disclosure);
            if (field.isEmpty()
                    || !digests.contains(digest(disclosure))
                    || !seen.add(disclosure)
                    || claims.has(field.get().name())
                    || fields.put(field.get().name(), field.get().value()) != null) {
                return Optional.empty();
            }
        }
        return claims.path("_sd_alg").asString("").equals("sha-256") ? Optional.of(fields) : Optional.empty();
    }

    /// What read and signed claims say; empty where they are not those of a certificate.
    static Optional<Content> content(JsonNode read) {
        var claims = read.path("claims");
        var status = claims.path("status").path("status_list");
        var kind = CertificateKind.ofSlug(behind(KINDS, claims.path("vct")));
        var list = behind(LISTS, status.path("uri"));
        var issued = Content.day(claims.path("iat"));
        var exp = claims.path("exp");
        if (kind.isEmpty()
                || issued.isEmpty()
                || !status.path("idx").isInt()
                || !list.matches("[0-9]{1,9}")
                || !exp.isMissingNode() && Content.day(exp).isEmpty()) {
            return Optional.empty();
        }
        var fields = new LinkedHashMap<String, String>();
        read.path("fields")
                .properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asString()));
        return Optional.of(new Content(
                kind.get(),
                fields,
                issued.get(),
                Content.day(exp).map(day -> day.minusDays(1)).orElse(null),
                new Slot(Integer.parseInt(list), status.path("idx").asInt())));
    }

    private static String behind(String path, JsonNode uri) {
        var text = uri.asString("");
        int at = text.lastIndexOf(path);
        return at < 0 ? "" : text.substring(at + path.length());
    }

    private record Field(String name, String value) {}

    private static String disclosure(String name, String value) {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return Jws.text(JSON.writeValueAsBytes(List.of(Jws.text(salt), name, value)));
    }

    private static Optional<Field> opened(String disclosure) {
        if (!Jws.canonical(disclosure)) {
            return Optional.empty();
        }
        try {
            var parts = JSON.readTree(Base64.getUrlDecoder().decode(disclosure));
            return parts.isArray() && parts.size() == 3 && parts.valueStream().allMatch(JsonNode::isString)
                    ? Optional.of(
                            new Field(parts.path(1).asString(), parts.path(2).asString()))
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static String joined(String signed, List<String> disclosures) {
        var whole = new StringBuilder(signed).append('~');
        disclosures.forEach(one -> whole.append(one).append('~'));
        return whole.toString();
    }

    /// Of the text as it is written, not of what it says (RFC 9901, 4.2.3).
    static String digest(String disclosure) {
        try {
            return Jws.text(
                    MessageDigest.getInstance("SHA-256").digest(disclosure.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256.", e);
        }
    }
}
