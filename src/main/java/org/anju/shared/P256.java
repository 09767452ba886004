package org.anju.shared;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.asn1.sec.SECNamedCurves;

/// Public keys on the curve P-256 (FIPS 186-5), as browsers write them (JWK, RFC 7517) and as the database
/// keeps them (SubjectPublicKeyInfo, RFC 5280).
public final class P256 {

    static final ECParameterSpec CURVE = curve();

    private static final int COORDINATE_BYTES = 32;

    private P256() {}

    /// A public key as a browser writes it; both coordinates in base64url.
    public record Jwk(String kty, String crv, String x, String y) {

        static Jwk of(ECPoint point) {
            return new Jwk("EC", "P-256", text(point.getAffineX()), text(point.getAffineY()));
        }
    }

    /// Bytes of a secret from which a pair is derived: more than the key has, so that none is likelier than
    /// another (FIPS 186-5, A.2.1).
    public static final int SECRET_BYTES = 48;

    /// Both halves of a key.
    public record Pair(ECPrivateKey secret, ECPublicKey open) {

        /// Says nothing of the secret.
        @Override
        public String toString() {
            return "Pair";
        }
    }

    /// The pair that follows from a secret: the same secret, the same pair.
    ///
    /// @param secret exactly [#SECRET_BYTES] bytes
    public static Pair pair(byte[] secret) {
        if (secret.length != SECRET_BYTES) {
            throw new IllegalArgumentException(
                    "The secret has %d bytes, not %d.".formatted(secret.length, SECRET_BYTES));
        }
        var order = CURVE.getOrder();
        var number =
                new BigInteger(1, secret).mod(order.subtract(BigInteger.ONE)).add(BigInteger.ONE);
        var point =
                SECNamedCurves.getByName("secp256r1").getG().multiply(number).normalize();
        try {
            return new Pair((ECPrivateKey) factory().generatePrivate(new ECPrivateKeySpec(number, CURVE)), (ECPublicKey)
                    factory()
                            .generatePublic(new ECPublicKeySpec(
                                    new ECPoint(
                                            point.getAffineXCoord().toBigInteger(),
                                            point.getAffineYCoord().toBigInteger()),
                                    CURVE)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java takes no key of P-256.", e);
        }
    }

    /// The public key as browsers write it.
    public static Jwk jwk(ECPublicKey key) {
        return Jwk.of(key.getW());
    }

    /// The key; empty where it is none, or no point of the curve.
    public static Optional<ECPublicKey> read(Jwk jwk) {
        try {
            var point = new ECPoint(number(jwk.x()), number(jwk.y()));
            if (!jwk.kty().equals("EC") || !jwk.crv().equals("P-256") || !onCurve(point)) {
                return Optional.empty();
            }
            return Optional.of((ECPublicKey) factory().generatePublic(new ECPublicKeySpec(point, CURVE)));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /// Whether the signature (ECDSA, SHA-256, `r‖s`) over the text was made with the key's other half.
    ///
    /// @param key as SubjectPublicKeyInfo
    public static boolean verifies(byte[] key, byte[] text, byte[] signature) {
        try {
            var verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
            verifier.initVerify(factory().generatePublic(new X509EncodedKeySpec(key)));
            verifier.update(text);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean onCurve(ECPoint point) {
        var p = ((ECFieldFp) CURVE.getCurve().getField()).getP();
        var x = point.getAffineX();
        var y = point.getAffineY();
        if (x.compareTo(p) >= 0 || y.compareTo(p) >= 0) {
            return false;
        }
        var right = x.multiply(x)
                .add(CURVE.getCurve().getA())
                .multiply(x)
                .add(CURVE.getCurve().getB());
        return y.multiply(y).subtract(right).mod(p).signum() == 0;
    }

    private static BigInteger number(String text) {
        var bytes = Base64.getUrlDecoder().decode(text);
        if (bytes.length != COORDINATE_BYTES) {
            throw new IllegalArgumentException("A coordinate has %d bytes.".formatted(bytes.length));
        }
        return new BigInteger(1, bytes);
    }

    private static String text(BigInteger coordinate) {
        var bytes = coordinate.toByteArray();
        var padded = new byte[COORDINATE_BYTES];
        int from = Math.max(0, bytes.length - COORDINATE_BYTES);
        System.arraycopy(bytes, from, padded, COORDINATE_BYTES - (bytes.length - from), bytes.length - from);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(padded);
    }

    static KeyFactory factory() {
        try {
            return KeyFactory.getInstance("EC");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no elliptic curves.", e);
        }
    }

    private static ECParameterSpec curve() {
        try {
            var parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no P-256.", e);
        }
    }
}
