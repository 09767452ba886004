package org.anju.shared;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What became of one row or item that was handed in. Nothing is lost: what is not accepted says why.
///
/// @param kind what became of it
/// @param reason the stable code of the reason; empty where there is nothing to say. An accepted row with a
///     reason was taken with a warning. The sentence for people is the message `reason.<reason>`
/// @param arguments what the sentence is filled with
public record Verdict(Kind kind, String reason, List<String> arguments) {

    public enum Kind {
        /// 已接收: it is in the register.
        ACCEPTED,
        /// 待审: it contradicts something or is not clear; a person decides.
        HELD,
        /// 退回: it cannot be used as it is.
        REFUSED,
        /// 已有: the register says exactly this already.
        ALREADY_KNOWN;

        /// The word in reports and interfaces: `already-known`.
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public static final Verdict ACCEPTED = new Verdict(Kind.ACCEPTED, "", List.of());
    public static final Verdict ALREADY_KNOWN = new Verdict(Kind.ALREADY_KNOWN, "", List.of());

    public Verdict {
        arguments = List.copyOf(arguments);
        if (reason.isEmpty() && (kind == Kind.HELD || kind == Kind.REFUSED)) {
            throw new IllegalArgumentException("What is %s needs a reason.".formatted(kind.code()));
        }
    }

    /// Taken, with something that its giver should know.
    public static Verdict accepted(String warning, String... arguments) {
        return new Verdict(Kind.ACCEPTED, warning, Arrays.asList(arguments));
    }

    public static Verdict held(String reason, String... arguments) {
        return new Verdict(Kind.HELD, reason, Arrays.asList(arguments));
    }

    public static Verdict refused(String reason, String... arguments) {
        return new Verdict(Kind.REFUSED, reason, Arrays.asList(arguments));
    }
}
