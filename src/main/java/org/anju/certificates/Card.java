package org.anju.certificates;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The signed text of a QR code: the least that somebody needs who compares it with the holder's identity
/// document. Short names, for each character makes the code denser.
final class Card {

    static final String TYPE = "qr";

    /// Bytes of a name, and of a locality. Of a longer name the beginning is told, of a longer locality the
    /// end, where the district stands. So the code stays one that a phone reads from paper (version 15 at the
    /// most; a test measures it).
    static final int LONGEST_NAME = 45;

    static final int LONGEST_LOCALITY = 36;

    private static final String MORE = "…";

    /// What it tells, and under which name.
    private static final Map<String, String> CLAIMS = ordered();

    private Card() {}

    private static Map<String, String> ordered() {
        var claims = new LinkedHashMap<String, String>();
        claims.put(Certificate.NAME, "n");
        claims.put(Certificate.LAST_FOUR, "d");
        claims.put(Certificate.LOCALITY, "l");
        return claims;
    }

    static String sign(Content content, SigningKeys keys) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("k", content.kind().code());
        CLAIMS.forEach((field, claim) -> {
            var value = content.fields().get(field);
            if (value != null) {
                claims.put(claim, told(field, value));
            }
        });
        claims.put("iat", content.from());
        var until = content.until();
        if (until != null) {
            claims.put("exp", Content.end(until));
        }
        claims.put("s", List.of(content.slot().list(), content.slot().place()));
        return Jws.sign(TYPE, claims, keys);
    }

    /// What signed claims say; empty where they are not those of a card.
    static Optional<Content> read(JsonNode claims) {
        var kind = CertificateKind.ofCode(claims.path("k").asString(""));
        var issued = Content.day(claims.path("iat"));
        var slot = claims.path("s");
        var exp = claims.path("exp");
        if (kind.isEmpty()
                || issued.isEmpty()
                || !slot.path(0).isInt()
                || !slot.path(1).isInt()
                || !exp.isMissingNode() && Content.day(exp).isEmpty()) {
            return Optional.empty();
        }
        var fields = new LinkedHashMap<String, String>();
        CLAIMS.forEach((field, claim) -> {
            if (claims.path(claim).isString()) {
                fields.put(field, claims.path(claim).asString());
            }
        });
        var until = Content.day(exp).map(day -> day.minusDays(1)).orElse(null);
        var at = new Slot(slot.path(0).asInt(), slot.path(1).asInt());
        return Optional.of(new Content(kind.get(), fields, issued.get(), until, at));
    }

    private static String told(String field, String value) {
        return switch (field) {
            case Certificate.NAME -> beginning(value, LONGEST_NAME);
            case Certificate.LOCALITY -> end(value, LONGEST_LOCALITY);
            default -> value;
        };
    }

    /// By whole characters, never within one.
    static String beginning(String value, int longest) {
        if (bytes(value) <= longest) {
            return value;
        }
        int kept = value.length();
        while (bytes(value.substring(0, kept) + MORE) > longest) {
            kept = value.offsetByCodePoints(kept, -1);
        }
        return value.substring(0, kept) + MORE;
    }

    static String end(String value, int longest) {
        if (bytes(value) <= longest) {
            return value;
        }
        int cut = 0;
        while (bytes(MORE + value.substring(cut)) > longest) {
            cut = value.offsetByCodePoints(cut, 1);
        }
        return MORE + value.substring(cut);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
