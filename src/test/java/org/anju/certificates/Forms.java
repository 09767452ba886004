package org.anju.certificates;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.anju.frame.Words;
import org.anju.shared.PersonId;
import org.anju.shared.ReceiptNumber;
import org.jspecify.annotations.Nullable;

/// Certificates of an office that is not there, for tests of their forms.
final class Forms {

    static final LocalDate ISSUED = LocalDate.of(2026, 11, 29);
    static final LocalDate UNTIL = LocalDate.of(2027, 11, 28);
    static final Slot SLOT = new Slot(3, 131_071);
    static final String HOUSE = "https://anju.yunting.gov.example.cn";

    private Forms() {}

    /// Keys that follow from a number.
    static SigningKeys keys(int... seeds) {
        var secrets = new TreeMap<Integer, byte[]>();
        for (int seed : seeds) {
            var secret = new byte[CertificateSecrets.BYTES];
            java.util.Arrays.fill(secret, (byte) seed);
            secrets.put(secrets.size() + 1, secret);
        }
        return new SigningKeys(new CertificateSecrets(secrets));
    }

    static SequencedMap<String, String> fields() {
        return new LinkedHashMap<>(Map.of(
                Certificate.NAME,
                "赵䶮",
                Certificate.LAST_FOUR,
                "123X",
                Certificate.LOCALITY,
                "云汀市临江区",
                Certificate.ADDRESS,
                "云汀市临江区朝阳路176号1栋1单元101室",
                Certificate.PERMIT_NUMBER,
                "330110200001011234"));
    }

    static Content content(SequencedMap<String, String> fields, @Nullable LocalDate until) {
        return new Content(CertificateKind.RESIDENCE_PERMIT, fields, ISSUED, until, SLOT);
    }

    static String card(SigningKeys keys) {
        return Card.sign(content(fields(), UNTIL), keys);
    }

    static String sdJwt(SigningKeys keys) {
        return SdJwt.sign(content(fields(), UNTIL), HOUSE, keys);
    }

    static Certificate certificate(SequencedMap<String, String> fields, SigningKeys keys) {
        return new Certificate(
                CertificateId.next(),
                PersonId.next(),
                CertificateKind.RESIDENCE_PERMIT,
                ReceiptNumber.next(),
                fields,
                ISSUED,
                UNTIL,
                Certificate.State.VALID,
                Instant.EPOCH,
                Card.sign(content(fields, UNTIL), keys),
                SdJwt.sign(content(fields, UNTIL), HOUSE, keys));
    }

    /// An hour of a day, in the office's time.
    static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(Words.ZONE).toInstant();
    }

    static Verifying verifying(SigningKeys keys) {
        return new Verifying(keys.open(), at(ISSUED, 12));
    }
}
