package org.anju.fieldwork;

import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.anju.dwellings.Addressed;
import org.anju.residents.Knowledge;
import org.anju.shared.Keyring;

/// The state of the register that a worker had in view for a dwelling. Outside it is opaque: what the
/// register knew, sealed, the same for all dwellings of a package so that it weighs nothing there; and a
/// keyed digest of what was believed of the dwelling itself.
///
/// @param dwelling the digest
public record Base(Knowledge knowledge, String dwelling) {

    private static final String KIND = "base";
    private static final int DIGEST_BYTES = 6;

    /// The part that all dwellings of a package share.
    static String shared(Knowledge knowledge, Keyring keyring) {
        return sealed(KIND, knowledge, "", keyring);
    }

    static String text(String shared, Addressed dwelling, Keyring keyring) {
        return shared + "." + digest(dwelling, keyring);
    }

    /// Whether just this is believed of the dwelling still.
    boolean still(Addressed now, Keyring keyring) {
        return dwelling.equals(digest(now, keyring));
    }

    static Optional<Base> read(String text, Keyring keyring) {
        int dot = text.indexOf('.');
        return dot < 0
                ? Optional.empty()
                : unsealed(KIND, text.substring(0, dot), keyring)
                        .map(opened -> new Base(opened.knowledge(), text.substring(dot + 1)));
    }

    private static String digest(Addressed dwelling, Keyring keyring) {
        var digest = keyring.digest("believed|" + dwelling.id().value() + "|" + dwelling.believedSince());
        return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    }

    /// Knowledge that has left the house and come back, with something beside it.
    record Opened(Knowledge knowledge, String beside) {}

    static String sealed(String kind, Knowledge knowledge, String beside, Keyring keyring) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(keyring.seal(String.join(
                        "|", kind, knowledge.transactions(), knowledge.at().toString(), beside)));
    }

    /// Empty where this house has not sealed it, or for something else.
    static Optional<Opened> unsealed(String kind, String text, Keyring keyring) {
        try {
            var parts = keyring.unseal(Base64.getUrlDecoder().decode(text)).split("\\|", 4);
            return parts.length == 4 && parts[0].equals(kind)
                    ? Optional.of(new Opened(new Knowledge(parts[1], Instant.parse(parts[2])), parts[3]))
                    : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
