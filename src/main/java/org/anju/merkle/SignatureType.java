package org.anju.merkle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;

/// How a key signs: the types of C2SP signed-note and tlog-cosignature that we use. The second and third also
/// say when.
public enum SignatureType {
    /// a log's own signature under the text
    ED25519(0x01, "Ed25519", "302a300506032b6570032100", 32, 64, false),
    /// a witness's: that the log, up to now, has only grown (`cosignature/v1`)
    COSIGNATURE(0x04, "Ed25519", "302a300506032b6570032100", 32, 64, true),
    /// the same statement, for a log or a witness, safe against quantum computers
    ML_DSA_44(0x06, "ML-DSA-44", "30820532300b06096086480165030403110382052100", 1312, 2420, true);

    private final byte code;
    private final String algorithm;
    private final byte[] spki;
    private final int keyBytes;
    private final int signatureBytes;
    private final boolean timed;

    SignatureType(int code, String algorithm, String spki, int keyBytes, int signatureBytes, boolean timed) {
        this.code = (byte) code;
        this.algorithm = algorithm;
        this.spki = HexFormat.of().parseHex(spki);
        this.keyBytes = keyBytes;
        this.signatureBytes = signatureBytes;
        this.timed = timed;
    }

    /// @throws IllegalArgumentException where we know none of this code
    static SignatureType of(byte code) {
        return Arrays.stream(values())
                .filter(type -> type.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("This type of key is not known: " + code + "."));
    }

    byte code() {
        return code;
    }

    String algorithm() {
        return algorithm;
    }

    NamedParameterSpec parameters() {
        return new NamedParameterSpec(algorithm);
    }

    boolean timed() {
        return timed;
    }

    int keyBytes() {
        return keyBytes;
    }

    /// Of a signature as it stands in a line.
    int lineBytes() {
        return signatureBytes + (timed ? Long.BYTES : 0);
    }

    /// SubjectPublicKeyInfo (RFC 8410, RFC 9881), as Java reads it.
    byte[] spki(byte[] key) {
        return ByteBuffer.allocate(spki.length + key.length).put(spki).put(key).array();
    }

    /// The bare key at the end of a SubjectPublicKeyInfo.
    byte[] bare(byte[] encoded) {
        return Arrays.copyOfRange(encoded, encoded.length - keyBytes, encoded.length);
    }

    /// The bytes that are signed.
    ///
    /// @param name of who signs
    /// @param seconds since 1970; not asked where the type tells no time
    byte[] message(String name, long seconds, String text) {
        return switch (this) {
            case ED25519 -> text.getBytes(StandardCharsets.UTF_8);
            case COSIGNATURE -> ("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(StandardCharsets.UTF_8);
            case ML_DSA_44 -> cosigned(name, seconds, Checkpoint.read(text));
        };
    }

    // `cosigned_message` of tlog-cosignature: here always of a whole tree.
    private static byte[] cosigned(String name, long seconds, Checkpoint checkpoint) {
        var label = "subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII);
        var cosigner = name.getBytes(StandardCharsets.UTF_8);
        var origin = checkpoint.origin().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(label.length + 2 + cosigner.length + origin.length + 3 * Long.BYTES + Hash.BYTES)
                .put(label)
                .put((byte) cosigner.length)
                .put(cosigner)
                .putLong(seconds)
                .put((byte) origin.length)
                .put(origin)
                .putLong(0)
                .putLong(checkpoint.size())
                .put(checkpoint.root().bytes())
                .array();
    }
}
