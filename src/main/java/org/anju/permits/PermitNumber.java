package org.anju.permits;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.anju.shared.DivisionCode;
import org.anju.shared.ReceiptNumber;

/// The number of a permit: `JZ`, the six digits of the locality, and twelve digits, eleven of them random and
/// the last a check digit. The form is ours; a national one is not known to us, and none is claimed.
public record PermitNumber(String value) {

    private static final int RANDOM_FROM = 8;
    private static final int COUNTY_DIGITS = 6;

    public PermitNumber {
        if (!sound(value)) {
            throw new IllegalArgumentException("No number of a permit: '%s'.".formatted(value));
        }
    }

    /// A number drawn at random; that nobody has it already is for the database to see.
    static PermitNumber next(DivisionCode locality) {
        return new PermitNumber("JZ" + locality.value().substring(0, COUNTY_DIGITS)
                + ReceiptNumber.next().digits());
    }

    /// A number as somebody typed it: width, spaces and dashes do not count. Empty where it is none.
    public static Optional<PermitNumber> read(String typed) {
        var value = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}\\p{Pd}]", "")
                .toUpperCase(Locale.ROOT);
        return sound(value) ? Optional.of(new PermitNumber(value)) : Optional.empty();
    }

    /// In groups, to be read and said.
    public String spoken() {
        return value.substring(0, RANDOM_FROM) + " " + new ReceiptNumber(value.substring(RANDOM_FROM)).spoken();
    }

    private static boolean sound(String value) {
        return value.matches("JZ[0-9]{18}")
                && ReceiptNumber.read(value.substring(RANDOM_FROM)).isPresent();
    }
}
