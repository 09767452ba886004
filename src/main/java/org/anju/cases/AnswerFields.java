package org.anju.cases;

import java.text.Normalizer;
import java.util.Map;
import java.util.stream.Stream;
import org.anju.matters.Question;

/// What stands in the fields of a question's page: one for most, three for a date.
///
/// @param said the whole answer, as it is kept
public record AnswerFields(String said, String year, String month, String day) {

    /// Fills them with an answer.
    static AnswerFields of(Question question, String said) {
        var parts = question.type() == Question.Type.DATE && said.length() == 10 ? said.split("-") : new String[0];
        return parts.length == 3
                ? new AnswerFields(said, parts[0], shortened(parts[1]), shortened(parts[2]))
                : new AnswerFields(said, "", "", "");
    }

    /// Reads what was sent: width and spaces about it do not count.
    static AnswerFields read(Question question, Map<String, String> given) {
        var year = plain(given, "said-year");
        var month = plain(given, "said-month");
        var day = plain(given, "said-day");
        return switch (question.type()) {
            case DATE -> new AnswerFields(date(year, month, day), year, month, day);
            case NUMBER -> new AnswerFields(plain(given, "said"), "", "", "");
            case TEXT ->
                new AnswerFields(
                        Normalizer.normalize(given.getOrDefault("said", "").strip(), Normalizer.Form.NFC), "", "", "");
            case CHOICE, YES_NO -> new AnswerFields(given.getOrDefault("said", ""), "", "", "");
        };
    }

    private static String date(String year, String month, String day) {
        if (year.isEmpty() && month.isEmpty() && day.isEmpty()) {
            return "";
        }
        return Stream.of(month, day).allMatch(part -> part.matches("[0-9]{1,2}")) && year.matches("[0-9]{4}")
                ? year + "-" + padded(month) + "-" + padded(day)
                : year + "/" + month + "/" + day;
    }

    private static String padded(String part) {
        return part.length() == 1 ? "0" + part : part;
    }

    private static String shortened(String part) {
        return part.startsWith("0") ? part.substring(1) : part;
    }

    private static String plain(Map<String, String> given, String field) {
        return Normalizer.normalize(given.getOrDefault(field, ""), Normalizer.Form.NFKC)
                .strip();
    }
}
