package org.anju.requests;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.anju.frame.Words;
import org.anju.oversight.AccessEntry;
import org.anju.oversight.Purpose;
import org.anju.shared.PartialDate;
import tools.jackson.databind.json.JsonMapper;

/// What a copy says in words, on the page and on paper: the same for both, in the reader's language.
public record CopyWords(Words words, List<Purpose> catalogue) {

    // A time as PostgreSQL writes it, alone and in a period.
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
            .appendOffset("+HH:mm", "Z")
            .toFormatter(Locale.ROOT);

    private static final Pattern PERIOD = Pattern.compile("[\\[(]\"?([^\",]*)\"?,\"?([^\",]*)\"?[\\])]");

    /// One look.
    public String line(AccessEntry look) {
        return String.join(
                " · ",
                words.time(look.at()),
                look.unitName(),
                words.of(look.role()),
                purpose(look.purpose().value()),
                look.file(),
                words.of(look.shown()));
    }

    /// A value of a row; empty where it has none.
    public String value(Held.Column column, Map<String, String> row) {
        var value = row.getOrDefault(column.name(), "");
        return switch (column.means()) {
            case "" -> value;
            case Held.Column.WHEN -> when(value);
            case Held.Column.PURPOSE -> purpose(value);
            case Held.Column.REASON -> reason(value, row.getOrDefault("arguments", "[]"));
            case String type when words.has(type + "." + value) -> words.t(type + "." + value);
            default -> purpose(value);
        };
    }

    private String purpose(String code) {
        return catalogue.stream()
                .filter(known -> known.code().value().equals(code))
                .findFirst()
                .map(known -> known.name(words.tongue()))
                .orElse(code);
    }

    // Why something was held or refused, with what it is about.
    private String reason(String code, String arguments) {
        var key = "reason." + code;
        return words.has(key) ? words.t(key, JsonMapper.shared().readValue(arguments, Object[].class)) : code;
    }

    private String when(String written) {
        var period = PERIOD.matcher(written);
        if (!period.matches()) {
            return moment(written);
        }
        var from = moment(period.group(1));
        var until = moment(period.group(2));
        if (until.isEmpty()) {
            return from.isEmpty() ? words.t("copy.always") : words.t("copy.from", from);
        }
        return from.isEmpty() ? words.t("copy.until", until) : words.t("copy.from.until", from, until);
    }

    private String moment(String written) {
        return PartialDate.read(written).map(words::date).orElseGet(() -> time(written));
    }

    private String time(String written) {
        try {
            return words.time(
                    OffsetDateTime.parse(written.replace('T', ' '), TIME).toInstant());
        } catch (DateTimeException none) {
            return written;
        }
    }
}
