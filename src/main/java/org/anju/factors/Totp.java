package org.anju.factors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Time-based one-time passwords (RFC 6238, with HOTP of RFC 4226): six digits that change every thirty
/// seconds. SHA-1, because that is what all authenticator apps speak; HMAC with it is not known to be weak.
final class Totp {

    static final int SECRET_BYTES = 20;
    static final int STEP_SECONDS = 30;

    private static final int DIGITS = 6;
    private static final int MODULUS = 1_000_000;

    /// A telephone's clock may be half a minute off, and typing takes time.
    private static final int STEPS_OFF = 1;

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Totp() {}

    /// A new secret in base 32 (RFC 4648), as apps take it by hand.
    static String secret() {
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        var text = new StringBuilder();
        var bits = new BigInteger(1, bytes);
        for (int at = SECRET_BYTES * 8 - 5; at >= 0; at -= 5) {
            text.append(BASE32.charAt(bits.shiftRight(at).intValue() & 31));
        }
        return text.toString();
    }

    static long step(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
    }

    /// The code of a time step.
    static String code(String secret, long step) {
        return String.format(Locale.ROOT, "%0" + DIGITS + "d", truncated(hmac(bytes(secret), step)) % MODULUS);
    }

    /// The time step to which a typed code belongs; empty where it belongs to none that counts now.
    ///
    /// @param typed the digits alone
    /// @param after steps up to this one were used before
    static OptionalLong stepOf(String secret, String typed, Instant now, long after) {
        var current = step(now);
        return LongStream.rangeClosed(current - STEPS_OFF, current + STEPS_OFF)
                .filter(step -> step > after)
                .filter(step -> MessageDigest.isEqual(code(secret, step).getBytes(UTF_8), typed.getBytes(UTF_8)))
                .findFirst();
    }

    // RFC 4226, 5.3.
    static int truncated(byte[] hmac) {
        var offset = hmac[hmac.length - 1] & 0xf;
        return ByteBuffer.wrap(hmac).getInt(offset) & 0x7fff_ffff;
    }

    static byte[] hmac(byte[] secret, long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HMAC-SHA-1.", e);
        }
    }

    private static byte[] bytes(String secret) {
        var bits = BigInteger.ZERO;
        for (var letter : secret.toCharArray()) {
            bits = bits.shiftLeft(5).or(BigInteger.valueOf(BASE32.indexOf(letter)));
        }
        var raw = bits.toByteArray();
        var bytes = new byte[SECRET_BYTES];
        var from = Math.max(0, raw.length - SECRET_BYTES);
        System.arraycopy(raw, from, bytes, SECRET_BYTES - (raw.length - from), raw.length - from);
        return bytes;
    }
}
