package org.anju.shared;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import org.bouncycastle.asn1.sec.SECNamedCurves;

/// The office's own key pair. A phone that cannot send any more encrypts what it carries to the public half,
/// so that nobody on the way can read the file. The private half lies beside the installation's other
/// secrets.
public final class OfficeKey {

    /// Bytes of the secret from which the pair is derived: more than the key has, so that none is likelier
    /// than another (FIPS 186-5, A.2.1).
    public static final int SECRET_BYTES = 48;

    private static final byte[] INFO = "anju-rescue".getBytes(StandardCharsets.UTF_8);
    private static final int KEY_BYTES = 32;
    private static final int TAG_BITS = 128;

    private final PrivateKey secret;
    private final P256.Jwk shown;

    /// @param secret exactly [#SECRET_BYTES] bytes
    public OfficeKey(byte[] secret) {
        if (secret.length != SECRET_BYTES) {
            throw new IllegalArgumentException(
                    "The office's secret has %d bytes, not %d.".formatted(secret.length, SECRET_BYTES));
        }
        var order = P256.CURVE.getOrder();
        var number =
                new BigInteger(1, secret).mod(order.subtract(BigInteger.ONE)).add(BigInteger.ONE);
        var point =
                SECNamedCurves.getByName("secp256r1").getG().multiply(number).normalize();
        try {
            this.secret = P256.factory().generatePrivate(new ECPrivateKeySpec(number, P256.CURVE));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java takes no key of P-256.", e);
        }
        this.shown = P256.Jwk.of(new ECPoint(
                point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger()));
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
