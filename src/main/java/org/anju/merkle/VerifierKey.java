package org.anju.merkle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// The public half of a key that signs notes, written `name+id+base64` (C2SP signed-note, verifier keys).
public record VerifierKey(String name, SignatureType type, byte[] key) {

    private static final Pattern TEXT = Pattern.compile("([^+\\s]+)\\+([0-9a-f]{8})\\+([A-Za-z0-9+/=]+)");
    private static final int LONGEST_NAME = 255;

    public VerifierKey {
        if (name.isEmpty()
                || name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME
                || name.codePoints().anyMatch(c -> c == '+' || Character.isSpaceChar(c) || Character.isISOControl(c))
                || key.length != type.keyBytes()) {
            throw new IllegalArgumentException("This is no key of a log or a witness: '" + name + "'.");
        }
        key = key.clone();
    }

    @Override
    public byte[] key() {
        return key.clone();
    }

    /// @throws IllegalArgumentException where the text is none, or its id is not that of the key
    public static VerifierKey read(String text) {
        var parts = TEXT.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("This is no verifier key: '" + text.strip() + "'.");
        }
        var coded = Base64Text.read(parts.group(3));
        var read =
                new VerifierKey(parts.group(1), SignatureType.of(coded[0]), Arrays.copyOfRange(coded, 1, coded.length));
        if (!read.text().equals(text.strip())) {
            throw new IllegalArgumentException("The id of this key is another one: '" + text.strip() + "'.");
        }
        return read;
    }

    public String text() {
        return name + "+" + HexFormat.of().toHexDigits(id()) + "+" + Base64Text.write(coded());
    }

    /// The four bytes by which a signature names its key.
    public int id() {
        return ByteBuffer.wrap(Hash.sha256((name + "\n").getBytes(StandardCharsets.UTF_8), coded()))
                .getInt();
    }

    /// By which two people compare the key over the telephone: SHA-256 of type and key, in hexadecimal.
    public String fingerprint() {
        return HexFormat.of().formatHex(Hash.sha256(coded()));
    }

    private byte[] coded() {
        return ByteBuffer.allocate(1 + key.length).put(type.code()).put(key).array();
    }

    /// Whether the line says that it is of this key.
    public boolean claims(Note.Line line) {
        return line.name().equals(name) && line.id() == id();
    }

    /// When the line was signed by this key under this text; empty where it was not. A type that tells no
    /// time says 1970.
    public Optional<Instant> signed(String text, Note.Line line) {
        var given = line.signature();
        if (!claims(line) || given.length != type.lineBytes()) {
            return Optional.empty();
        }
        long seconds = type.timed() ? ByteBuffer.wrap(given).getLong() : 0;
        var signature = type.timed() ? Arrays.copyOfRange(given, Long.BYTES, given.length) : given;
        if (seconds < 0 || seconds > Instant.MAX.getEpochSecond()) {
            return Optional.empty();
        }
        try {
            var verifier = Signature.getInstance(type.algorithm());
            verifier.initVerify(
                    KeyFactory.getInstance(type.algorithm()).generatePublic(new X509EncodedKeySpec(type.spki(key))));
            verifier.update(type.message(name, seconds, text));
            return verifier.verify(signature) ? Optional.of(Instant.ofEpochSecond(seconds)) : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// When a line of the note was signed by this key; empty where none was.
    public Optional<Instant> signed(Note note) {
        return note.lines().stream()
                .flatMap(line -> signed(note.text(), line).stream())
                .findFirst();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey known && text().equals(known.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }
}
