package org.anju.exchange;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.anju.shared.DocumentKind;
import org.anju.shared.IdentityNumber;

/// Somebody as a state portal names them: the country and the number, `CN` and 18 characters. The country
/// may be left out.
///
/// @param number the 18 characters, upper case
public record UserCode(String number) {

    private static final Pattern FORM = Pattern.compile("(?:CN)?([0-9]{17}[0-9X])");

    // A number alone does not say of which document it is; the same 18 characters can be of one kind or another.
    private static final List<DocumentKind> KINDS = List.of(
            DocumentKind.RESIDENT_IDENTITY_CARD,
            DocumentKind.HMT_RESIDENCE_PERMIT,
            DocumentKind.FOREIGN_PERMANENT_RESIDENT_CARD);

    /// Empty where it has not that form, or is the number of no document.
    static Optional<UserCode> read(String written, LocalDate today) {
        var form = FORM.matcher(written.strip().toUpperCase(Locale.ROOT));
        return form.matches()
                ? Optional.of(new UserCode(form.group(1)))
                        .filter(code -> code.numbers(today).findAny().isPresent())
                : Optional.empty();
    }

    /// The documents whose number it can be.
    Stream<IdentityNumber> numbers(LocalDate today) {
        return KINDS.stream()
                .map(kind -> IdentityNumber.read(kind, number, today))
                .filter(IdentityNumber.Reading.Valid.class::isInstance)
                .map(valid -> ((IdentityNumber.Reading.Valid) valid).number());
    }

    /// Never prints the number.
    @Override
    public String toString() {
        return "…" + IdentityNumber.lastFour(number);
    }
}
