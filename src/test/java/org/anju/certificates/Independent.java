package org.anju.certificates;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.InflaterInputStream;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A checker that has nothing of the program: ZXing reads the picture, Bouncy Castle the signature, and the rest is
/// the letter of the documents. What it knows are the published keys and the published list.
final class Independent {

    enum Says {
        GENUINE,
        REFUSED,
        EXPIRED,
        REVOKED,
        SUSPENDED
    }

    private static final JsonMapper JSON = JsonMapper.shared();

    private Independent() {}

    /// What stands in a picture of a page, by one threshold for all of it.
    static String read(BufferedImage picture) throws Exception {
        return read(picture, GlobalHistogramBinarizer::new);
    }

    /// @param dark tells what is dark
    static String read(BufferedImage picture, Function<LuminanceSource, Binarizer> dark) throws Exception {
        int width = picture.getWidth();
        int height = picture.getHeight();
        var pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(dark.apply(new RGBLuminanceSource(width, height, pixels))),
                        Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();
    }

    /// @param list a published status list; `null` where there is no network
    static Says check(String presented, String jwks, @Nullable String list, Instant now) {
        var token = presented.substring(presented.indexOf('#') + 1);
        if (!signed(token, jwks)) {
            return Says.REFUSED;
        }
        var claims = claims(token);
        if (claims.has("exp") && now.getEpochSecond() >= claims.path("exp").asLong()) {
            return Says.EXPIRED;
        }
        return list == null ? Says.GENUINE : listed(claims.path("s"), jwks, list);
    }

    private static Says listed(JsonNode slot, String jwks, String list) {
        if (!signed(list, jwks)
                || !claims(list)
                        .path("sub")
                        .asString()
                        .endsWith("/status/" + slot.path(0).asInt())) {
            return Says.REFUSED;
        }
        try (var zip = new InflaterInputStream(new ByteArrayInputStream(Base64.getUrlDecoder()
                .decode(claims(list).path("status_list").path("lst").asString())))) {
            var bits = zip.readAllBytes();
            int place = slot.path(1).asInt();
            return switch (bits[place / 4] >> place % 4 * 2 & 3) {
                case 0 -> Says.GENUINE;
                case 1 -> Says.REVOKED;
                case 2 -> Says.SUSPENDED;
                default -> Says.REFUSED;
            };
        } catch (java.io.IOException e) {
            return Says.REFUSED;
        }
    }

    private static JsonNode claims(String token) {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private static boolean signed(String token, String jwks) {
        try {
            var parts = token.split("\\.", -1);
            var header = JSON.readTree(Base64.getUrlDecoder().decode(parts[0]));
            var signature = Base64.getUrlDecoder().decode(parts[2]);
            for (var key : JSON.readTree(jwks).path("keys")) {
                if (key.path("kid").asString().equals(header.path("kid").asString())
                        && header.path("alg").asString().equals("ES256")
                        && signature.length == 64) {
                    return verifies(key, parts[0] + "." + parts[1], signature);
                }
            }
            return false;
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    private static boolean verifies(JsonNode key, String signed, byte[] signature) {
        var curve = CustomNamedCurves.getByName("P-256");
        var point = curve.getCurve().createPoint(number(key.path("x")), number(key.path("y")));
        var verifier = new ECDSASigner();
        verifier.init(
                false,
                new ECPublicKeyParameters(
                        point, new ECDomainParameters(curve.getCurve(), curve.getG(), curve.getN(), curve.getH())));
        return verifier.verifySignature(
                digest(signed),
                new BigInteger(1, Arrays.copyOf(signature, 32)),
                new BigInteger(1, Arrays.copyOfRange(signature, 32, 64)));
    }

    private static BigInteger number(JsonNode text) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(text.asString()));
    }

    private static byte[] digest(String signed) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(signed.getBytes(StandardCharsets.US_ASCII));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
