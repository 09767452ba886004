package org.anju.certificates;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.anju.shared.PersonId;
import org.anju.shared.ReceiptNumber;
import org.jspecify.annotations.Nullable;

/// A signed document about a person 电子凭证. What was signed stays as it was signed; whether it still holds
/// is kept beside it.
///
/// @param number by which people speak of it; drawn at random, so that it tells nothing
/// @param fields what it says, in the order in which it is printed, by keys such as [#NAME]
/// @param until the last day on which it holds; `null` where it has no end
/// @param state what has become of it, apart from the passing of its time
/// @param card the signed text of its QR code, without the address before it
/// @param sdJwt the same as a credential (SD-JWT VC), all disclosures with it
public record Certificate(
        CertificateId id,
        PersonId subject,
        CertificateKind kind,
        ReceiptNumber number,
        SequencedMap<String, String> fields,
        LocalDate issued,
        @Nullable LocalDate until,
        State state,
        Instant since,
        String card,
        String sdJwt) {

    /// The whole name, as the register has it.
    public static final String NAME = "name";
    /// The last four characters of the identity number; the whole number is in no certificate's QR code.
    public static final String LAST_FOUR = "last_four";
    /// Where it was issued for, such as 杭州市余杭区.
    public static final String LOCALITY = "locality";
    /// The number that the permit itself has.
    public static final String PERMIT_NUMBER = "permit_number";
    /// Where the person lives.
    public static final String ADDRESS = "address";
    /// Since when.
    public static final String SINCE = "since";
    public static final String SEX = "sex";
    public static final String BIRTH_DATE = "birth_date";
    /// Where the person's household is registered.
    public static final String HOUSEHOLD = "household";
    /// Which office issued it.
    public static final String ISSUER = "issuer";

    public Certificate {
        fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
    }

    /// What has become of a certificate.
    public enum State {
        VALID,
        SUSPENDED,
        /// for good
        REVOKED
    }

    /// Whether it holds on a day.
    public boolean holdsOn(LocalDate day) {
        return state == State.VALID && !ended(day);
    }

    /// Whether its time is over.
    public boolean ended(LocalDate day) {
        return until != null && day.isAfter(until);
    }
}
