package org.anju.oversight;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.TreeMap;
import java.util.UUID;
import org.anju.merkle.Commitment;
import org.anju.merkle.Hash;
import org.jspecify.annotations.Nullable;

/// What one leaf of the log stands for 日志事件: an entry about a person, or what the house did that concerns
/// nobody. `docs/log.md` has the form; a test reproduces its example.
///
/// @param subject whom it concerns; `null` for nobody
/// @param id the access, or the event of the house
/// @param purpose and `file`, `channel`, `shown`: `null` where it concerns nobody
/// @param content keys and numbers; `null` where it concerns a person
/// @param nonce the salt
record LoggedEvent(
        @Nullable UUID subject,
        UUID id,
        Instant at,
        UUID account,
        String unitName,
        String role,
        @Nullable String purpose,
        @Nullable String file,
        @Nullable String channel,
        String kind,
        @Nullable String shown,
        @Nullable TreeMap<String, Object> content,
        byte[] nonce) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /// As it is published: a salted hash, from which nothing can be read.
    byte[] entry() {
        return Commitment.entry(extra());
    }

    /// What the entry is made of, for whoever may know: salt and event.
    byte[] extra() {
        var event = canonical().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(nonce.length + event.length)
                .put(nonce)
                .put(event)
                .array();
    }

    /// The event as JSON of one spelling (RFC 8785).
    String canonical() {
        var fields = new TreeMap<String, Object>();
        fields.put("v", 1L);
        fields.put("at", TIME.format(at));
        fields.put("account", digest("account", account));
        fields.put("unit", unitName);
        fields.put("role", role);
        fields.put("kind", kind);
        put(fields, "purpose", purpose);
        put(fields, "file", file);
        put(fields, "channel", channel);
        put(fields, "shown", shown);
        put(fields, "content", content);
        if (subject == null) {
            fields.put("event", digest("event", id));
        } else {
            fields.put("access", digest("access", id));
            fields.put("subject", digest("subject", subject));
        }
        return CanonicalJson.write(fields);
    }

    private static void put(TreeMap<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    // Keys do not leave the house: what stands for one tells neither the key nor when it was made, and salted as it is
    // two proofs do not tell that they have the officer, the list or the person in common.
    private String digest(String of, UUID key) {
        var bytes = ByteBuffer.allocate(16)
                .putLong(key.getMostSignificantBits())
                .putLong(key.getLeastSignificantBits())
                .array();
        var domain = ("anju/" + of + "/v1\n").getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Hash.sha256(domain, nonce, bytes));
    }
}
