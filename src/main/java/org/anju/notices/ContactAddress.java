package org.anju.notices;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/// An e-mail address or a telephone number as it is kept: of a form that every mail server and telephone network
/// takes, and that cannot carry a second header or a second receiver.
///
/// @param text the address; a telephone number with its country, such as +8613800000000
public record ContactAddress(Way way, String text) {

    /// Characters of an e-mail address (RFC 5321, 4.5.3.1).
    static final int LONGEST = 254;

    private static final String LOCAL = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern EMAIL =
            Pattern.compile("(?=.{1,64}@)" + LOCAL + "(?:\\." + LOCAL + ")*@(?:" + LABEL + "\\.)+[A-Za-z]{2,63}");
    private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");
    private static final Pattern INTERNATIONAL = Pattern.compile("\\+(?!86)[1-9][0-9]{6,14}|\\+861[3-9][0-9]{9}");

    /// What somebody has typed; empty where it is no address. Width, spaces and dashes do not count.
    static Optional<ContactAddress> read(Way way, String typed) {
        var text = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        return switch (way) {
            case EMAIL ->
                text.length() <= LONGEST && EMAIL.matcher(text).matches()
                        ? Optional.of(new ContactAddress(way, text))
                        : Optional.empty();
            case SMS -> number(text.replaceAll("[\\s().-]", "")).map(number -> new ContactAddress(way, number));
        };
    }

    private static Optional<String> number(String digits) {
        if (MOBILE.matcher(digits).matches()) {
            return Optional.of("+86" + digits);
        }
        return INTERNATIONAL.matcher(digits).matches() ? Optional.of(digits) : Optional.empty();
    }
}
