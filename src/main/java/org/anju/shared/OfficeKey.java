package org.anju.shared;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/// The office's own key pair. A phone that cannot send any more encrypts what it carries to the public half,
/// so that nobody on the way can read the file. The private half lies beside the installation's other
/// secrets.
public final class OfficeKey {

    public static final int SECRET_BYTES = P256.SECRET_BYTES;

    private static final byte[] INFO = "anju-rescue".getBytes(StandardCharsets.UTF_8);
    private static final int KEY_BYTES = 32;
    private static final int TAG_BITS = 128;

    private final PrivateKey secret;
    private final P256.Jwk shown;

    /// @param secret exactly [#SECRET_BYTES] bytes
    public OfficeKey(byte[] secret) {
        var pair = P256.pair(secret);
        this.secret = pair.secret();
        this.shown = P256.jwk(pair.open());
    }

    /// The public half, as every phone gets it.
    public P256.Jwk shown() {
        return shown;
    }

    /// What was encrypted to this office: ECDH with an ephemeral key, HKDF-SHA-256, AES-256-GCM. Empty where
    /// it was encrypted to another one, or was changed.
    public Optional<byte[]> open(P256.Jwk ephemeral, byte[] iv, byte[] sealed) {
        return P256.read(ephemeral).flatMap(key -> {
            try {
                var agreement = KeyAgreement.getInstance("ECDH");
                agreement.init(secret);
                agreement.doPhase(key, true);
                var cipher = Cipher.getInstance("AES/GCM/NoPadding");
                cipher.init(
                        Cipher.DECRYPT_MODE, derived(agreement.generateSecret()), new GCMParameterSpec(TAG_BITS, iv));
                return Optional.of(cipher.doFinal(sealed));
            } catch (GeneralSecurityException e) {
                return Optional.empty();
            }
        });
    }

    /// The key of one file, from what both sides have agreed on.
    static SecretKey derived(byte[] agreed) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveKey("AES", HKDFParameterSpec.ofExtract().addIKM(agreed).thenExpand(INFO, KEY_BYTES));
    }
}
