package org.anju.matters;

import java.util.List;
import org.anju.frame.Words;

/// What is wrong with the text of a matter, and where.
///
/// @param path such as `questions[2].when`; empty for the text as a whole
/// @param line counted from 1
/// @param code stable; its words are the message `matters.fault.<code>`
public record MatterFault(String path, int line, String code, List<String> arguments) {

    public MatterFault {
        arguments = List.copyOf(arguments);
    }

    /// The fault in words, with its place.
    public String in(Words words) {
        var place = path.isEmpty() ? words.t("matters.fault.line", line) : words.t("matters.fault.at", line, path);
        return place + words.t("matters.fault." + code, arguments.toArray());
    }
}
