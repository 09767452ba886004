package org.anju.matters;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.anju.frame.TextLine;
import org.jspecify.annotations.Nullable;

/// A question to the applicant; each stands on a page of its own.
///
/// @param id `answers.<id>` within rules
/// @param why why it is asked; `null` where that is plain
/// @param options what may be chosen; empty unless it is a choice
/// @param when CEL over facts and earlier answers: whether it is asked; `null` for always
/// @param optional whether it may be left open
/// @param longest code points of a text
public record Question(
        String id,
        Text ask,
        @Nullable Text why,
        Type type,
        List<Option> options,
        @Nullable String when,
        boolean optional,
        int longest) {

    /// Code points that a text may have where nothing is said.
    public static final int USUAL_LENGTH = 200;

    /// How it is answered. An answer is kept as text: the id of an option, the words, `2026-01-31`, digits,
    /// `yes` or `no`.
    public enum Type {
        CHOICE(FactType.TEXT),
        TEXT(FactType.TEXT),
        DATE(FactType.DAY),
        NUMBER(FactType.NUMBER),
        YES_NO(FactType.YES_NO);

        private final FactType within;

        Type(FactType within) {
            this.within = within;
        }

        /// Its type within rules.
        public FactType within() {
            return within;
        }
    }

    /// One of the answers to choose from.
    public record Option(String id, Text name) {}

    public Question {
        options = List.copyOf(options);
    }

    /// Whether this is an answer to it.
    public boolean fits(String answer) {
        return switch (type) {
            case CHOICE -> options.stream().anyMatch(option -> option.id().equals(answer));
            case TEXT -> TextLine.fits(answer, longest);
            case DATE -> isDay(answer);
            case NUMBER -> answer.matches("[0-9]{1,9}");
            case YES_NO -> answer.equals("yes") || answer.equals("no");
        };
    }

    private static boolean isDay(String answer) {
        try {
            return answer.length() == "2026-01-31".length()
                    && LocalDate.parse(answer).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
