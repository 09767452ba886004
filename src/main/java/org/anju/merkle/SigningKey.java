package org.anju.merkle;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;

/// A key that signs notes, grown from a seed of 32 bytes: the same seed, the same key.
public final class SigningKey {

    public static final int SEED_BYTES = 32;

    private final VerifierKey verifier;
    private final KeyPair pair;

    /// @param name under which it signs; of a log, its origin
    public SigningKey(String name, SignatureType type, byte[] seed) {
        if (seed.length != SEED_BYTES) {
            throw new IllegalArgumentException("A seed has %d bytes.".formatted(SEED_BYTES));
        }
        try {
            var generator = KeyPairGenerator.getInstance(type.algorithm());
            generator.initialize(type.parameters(), new Seed(seed));
            this.pair = generator.generateKeyPair();
            this.verifier =
                    new VerifierKey(name, type, type.bare(pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + type.algorithm() + ".", e);
        }
    }

    public VerifierKey verifier() {
        return verifier;
    }

    /// The line under the text, at this time.
    public Note.Line sign(String text, Instant at) {
        var type = verifier.type();
        try {
            var signer = Signature.getInstance(type.algorithm());
            signer.initSign(pair.getPrivate());
            signer.update(type.message(verifier.name(), at.getEpochSecond(), text));
            var signature = signer.sign();
            var line = type.timed()
                    ? ByteBuffer.allocate(type.lineBytes())
                            .putLong(at.getEpochSecond())
                            .put(signature)
                            .array()
                    : signature;
            return new Note.Line(verifier.name(), verifier.id(), line);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A signature cannot be made.", e);
        }
    }

    // Both generators draw the seed, 32 bytes, and nothing else: so the private key of RFC 8032 and the seed of
    // FIPS 204 are these bytes.
    private static final class Seed extends SecureRandom {

        private static final long serialVersionUID = 1;

        private final byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) {
                throw new IllegalStateException("This Java draws %d bytes for a key.".formatted(bytes.length));
            }
            System.arraycopy(seed, 0, bytes, 0, seed.length);
        }
    }
}
