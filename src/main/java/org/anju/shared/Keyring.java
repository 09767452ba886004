package org.anju.shared;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The installation's secrets, kept outside the database, and the three things made with them: digests by
/// which an identity number is found without an index in plain text, sealed values, and references under
/// which keys may leave the house. Losing them means losing the sealed values: back them up apart.
///
/// What seals can be changed: each value says by which key it was sealed, the newest seals, and all that
/// are there open. Digests and references stay those of the first secret.
public final class Keyring {

    /// Bytes of the master secret.
    public static final int SECRET_BYTES = 32;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int FIRST = 1;

    private final SecretKeySpec digestKey;
    private final SortedMap<Integer, SecretKeySpec> sealKeys = new TreeMap<>();
    private final SecretKeySpec referenceKey;
    private final SecureRandom random = new SecureRandom();
    private final ThreadLocal<Mac> digests;

    /// One that seals with its only secret.
    ///
    /// @param secret exactly [#SECRET_BYTES] bytes
    public Keyring(byte[] secret) {
        this(secret, Map.of());
    }

    /// @param secret exactly [#SECRET_BYTES] bytes
    /// @param newer secrets that seal since, each of [#SECRET_BYTES] bytes, by their number from 2 to 127;
    ///     one that nothing is sealed by any more may be missing
    public Keyring(byte[] secret, Map<Integer, byte[]> newer) {
        require(secret);
        this.digestKey = derived(secret, "digest", "HmacSHA256");
        sealKeys.put(FIRST, derived(secret, "seal", "AES"));
        newer.forEach((number, made) -> {
            if (number <= FIRST || number > Byte.MAX_VALUE) {
                throw new IllegalArgumentException("There is no sealing key of number %d.".formatted(number));
            }
            require(made);
            sealKeys.put(number, derived(made, "seal", "AES"));
        });
        this.referenceKey = derived(secret, "reference", "AES");
        this.digests = ThreadLocal.withInitial(() -> mac(digestKey));
    }

    private static void require(byte[] secret) {
        if (secret.length != SECRET_BYTES) {
            throw new IllegalArgumentException(
                    "The secret has %d bytes, not %d.".formatted(secret.length, SECRET_BYTES));
        }
    }

    /// The number of the key that seals now, which is the first byte of what it seals.
    public int newest() {
        return sealKeys.lastKey();
    }

    /// HMAC-SHA-256 of the text under the installation's key: equal texts, equal digests; nobody without the
    /// key can try numbers.
    public byte[] digest(String text) {
        return digests.get().doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    /// A key that follows from a text: the same text, the same key. It looks like any other of the house.
    public UUID keyOf(String text) {
        var digest = ByteBuffer.wrap(digest(text));
        return new UUID(digest.getLong() & ~0xf000L | 0x7000L, digest.getLong() & ~(3L << 62) | 1L << 63);
    }

    /// AES-256-GCM: number of the key, nonce, ciphertext and tag.
    public byte[] seal(String text) {
        try {
            var nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, sealKeys.get(newest()), new GCMParameterSpec(TAG_BITS, nonce));
            var sealed = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                    .put((byte) newest())
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no AES-GCM.", e);
        }
    }

    /// What was sealed; throws where the key is another one or the value was changed.
    public String unseal(byte[] sealed) {
        var key = sealed.length == 0 ? null : sealKeys.get((int) sealed[0]);
        if (key == null) {
            throw new IllegalStateException(
                    "A sealed value was sealed with a key that is not in the secrets of this installation.");
        }
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    key,
                    new GCMParameterSpec(TAG_BITS, Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES)));
            var text = cipher.doFinal(sealed, 1 + NONCE_BYTES, sealed.length - 1 - NONCE_BYTES);
            return new String(text, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "A sealed value cannot be opened. Maybe the key file of this installation is not the one it was sealed with.",
                    e);
        }
    }

    /// The form in which a key may be seen outside: 32 hexadecimal digits that tell nothing of its time.
    public String reference(UUID key) {
        var plain = ByteBuffer.allocate(16)
                .putLong(key.getMostSignificantBits())
                .putLong(key.getLeastSignificantBits())
                .array();
        return HexFormat.of().formatHex(block(Cipher.ENCRYPT_MODE, plain));
    }

    /// The key behind a reference; empty where it is not one of ours.
    public Optional<UUID> key(String reference) {
        if (!reference.matches("[0-9a-f]{32}")) {
            return Optional.empty();
        }
        var plain = ByteBuffer.wrap(block(Cipher.DECRYPT_MODE, HexFormat.of().parseHex(reference)));
        var key = new UUID(plain.getLong(), plain.getLong());
        return key.version() == 7 && key.variant() == 2 ? Optional.of(key) : Optional.empty();
    }

    // One block and a random-looking input: the single use for which a bare block cipher is right.
    private byte[] block(int mode, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(mode, referenceKey);
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no AES.", e);
        }
    }

    private static SecretKeySpec derived(byte[] secret, String use, String algorithm) {
        var key =
                mac(new SecretKeySpec(secret, "HmacSHA256")).doFinal(("anju/" + use).getBytes(StandardCharsets.UTF_8));
        return new SecretKeySpec(key, algorithm);
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HMAC-SHA-256.", e);
        }
    }
}
